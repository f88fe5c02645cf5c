#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The tree of organizations, as an administrator would build it, change it and take it down.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'A tree of organizations, on the sandbox' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $head = New-EiamOrganization -Code head -Name 'Head office'
        $sales, $support = @'
Code,Name,Category,Sequence
sales,Sales,department,1
support,Support,department,2
'@ | ConvertFrom-Csv | New-EiamOrganization -ParentId $head.OrganizationId
        $script:north = New-EiamOrganization -Code north -Name 'Sales, north' -ParentId $sales.OrganizationId -Extension @{ region = 'n' }
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'is built from the rows of a file' {
        (Get-EiamOrganization -ParentId $head.OrganizationId -Recurse).Code | Should -Be 'sales', 'support', 'north'
        (Get-EiamOrganization -Recurse:$false).Code | Should -Be 'head'
        $found = Get-EiamOrganization -Code north
        $found.ParentId | Should -Be $sales.OrganizationId
        $found.AdditionalData['extension'] | ConvertTo-Json -Compress | Should -Match 'region'
        $sales.InputObject.Code | Should -Be 'sales'
        $sales.Sequence | Should -Be 1
    }

    It 'is changed: an organization moves, and gets a leader' {
        $moved = $north | Set-EiamOrganization -ParentId $support.OrganizationId -Name 'Support, north' -PassThru
        $moved.ParentId | Should -Be $support.OrganizationId
        $moved.Name | Should -Be 'Support, north'
        $moved.Code | Should -Be 'north'

        $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -Name 'Zhang San' -OrganizationId $north.OrganizationId
        $leader = Get-EiamUser zhangsan | Set-EiamOrganizationLeader -PassThru
        $leader.OrganizationId | Should -Be $north.OrganizationId
        $leader.UserName | Should -Be 'zhangsan'
        ($moved | Get-EiamOrganizationLeader | Get-EiamUser).Name | Should -Be 'Zhang San'
    }

    It 'is not put below itself' {
        { $head | Set-EiamOrganization -ParentId $north.OrganizationId -ErrorAction Stop } | Should -Throw
        (Get-EiamOrganization $head.OrganizationId).ParentId | Should -BeNullOrEmpty
    }

    It 'is disabled from the bottom up' {
        $head | Disable-EiamOrganization -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ORG.0024,*'

        ($north, $sales, $support, $head | Disable-EiamOrganization -PassThru).Disabled | Should -Be $true, $true, $true, $true
        ($head | Enable-EiamOrganization -PassThru).Disabled | Should -BeFalse
    }

    It 'is removed from the bottom up' {
        $head, $north | Remove-EiamOrganization -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ORG.0020,*'
        $failed[0].TargetObject.Code | Should -Be 'head'

        $sales, $support, $head | Remove-EiamOrganization -Confirm:$false
        Get-EiamOrganization | Should -BeNullOrEmpty
        { Get-EiamOrganization -Code head -ErrorAction Stop } | Should -Throw -ErrorId 'EiamNotFound,*'
    }

    It 'stays as it is where one only asks what would happen' {
        $head | Remove-EiamOrganization -WhatIf
        $north | Set-EiamOrganization -Name other -WhatIf
        New-EiamOrganization -Code x -Name X -WhatIf | Should -BeNullOrEmpty
        (Get-EiamOrganization).Name | Should -Be 'Head office', 'Sales', 'Support', 'Sales, north'
    }

    It 'has its changes listed in the time zone of the session' {
        Connect-Eiam -Sandbox -TimeZone +08:00
        $null = New-EiamOrganization -Code late -Name Late
        (Get-EiamOrganization -UpdatedAfter (Get-Date).AddHours(-1)).Code | Should -Be 'late'
        Get-EiamOrganization -UpdatedAfter (Get-Date).AddHours(1) | Should -BeNullOrEmpty
    }
}
