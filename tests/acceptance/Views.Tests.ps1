#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What the tables say in a console of 80 columns.

BeforeAll {
    Import-Module EiamPowerShell -Force

    # As a person sees it: the lines without the blanks that fill them.
    function Get-View {
        $text = $input | Out-String -Width 80
        ($text -replace '\x1b\[[0-9;]*m').Split([char]10).TrimEnd() | Where-Object { $_ }
    }
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'The views' {
    BeforeEach {
        Connect-Eiam -Sandbox
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'of error codes say whose code it is, and break no word' {
        $view = Get-EiamErrorCode ORG.0011 | Get-View
        $view[0] -split ' +' | Should -Be 'Code', 'Product', 'Meaning', 'RecommendedAction'
        ($view -match '^ORG').ForEach({ ($_ -split ' +')[1] }) | Should -Be 'Eiam', 'OneAccess'
        $said = $view[2..20] -split ' +' | Where-Object { $_ }
        $known = Get-EiamErrorCode ORG.0011 | ForEach-Object { $_.Code, "$($_.Product)"; $_.Meaning, $_.RecommendedAction -split ' ' }
        $said | Sort-Object | Should -Be ($known | Sort-Object)
    }

    It 'of what was made name it, where the tenant answered with an id' {
        $null = New-EiamOrganization head Head
        $user = New-EiamUser zhangsan Zhang -OrganizationCode head
        ($user | Get-View)[2] -split ' +' | Should -Be 'zhangsan', 'Zhang', 'head'
        $account = $user | New-EiamAccount
        $account.AccountName | Should -BeNullOrEmpty
        ($account | Get-View)[2] | Should -BeLike "zhangsan *$($account.AccountId) *"
        ($account | Get-EiamAccount).AccountName | Should -BeExactly 'zhangsan'
    }

    It 'of organizations have the one above' {
        $head = New-EiamOrganization head Head
        $null = New-EiamOrganization sales Sales -ParentId $head.OrganizationId
        ((Get-EiamOrganization -Code sales | Get-View)[2] -split ' +')[3] | Should -BeLike "$($head.OrganizationId.Substring(0, 5))*"
    }

    It 'of roles and permissions name the role or the account, and cut no id' {
        $account = New-EiamAccount -Type Orphan -AccountName zhangsan
        $role = Get-EiamRole | Select-Object -Last 1
        $role | Add-EiamRoleMember -AccountId $account.AccountId
        ($role | Get-EiamRoleMember | Get-View)[2] -split ' +' | Select-Object -First 2 | Should -Be $role.Code, 'zhangsan'

        $may = $role | Get-EiamRolePermission
        $view = $may | Get-View
        $view[2] | Should -BeLike "$($role.Code) *"
        foreach ($id in $may.FunctionPermissions.PermissionId) {
            "$view" | Should -BeLike "* $id*"
        }

        $may = Get-EiamAccount $account.AccountId | Get-EiamAccountPermission
        $view = $may | Get-View
        $view[2] | Should -BeLike 'zhangsan  *'
        foreach ($id in @($may.Roles.RoleId) + $may.FunctionPermissions.PermissionId) {
            "$view" | Should -BeLike "* $id*"
        }
    }
}
