#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The accounts of an application, as an administrator would hand them out, share them, and take them away.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'Accounts of an application, on the sandbox' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $script:app = (Get-EiamSession).ApplicationId
        foreach ($name in 'zhangsan', 'lisi', 'wangwu') {
            $null = New-EiamUser -UserName $name -Name "User $name"
        }
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'are handed out to users, and found by user and by application' {
        $made = Get-EiamUser | New-EiamAccount -ApplicationId $app
        $made.InputObject.UserName | Should -Be 'zhangsan', 'lisi', 'wangwu'
        (Get-EiamAccount -ApplicationId $app).AccountName | Should -Be 'zhangsan', 'lisi', 'wangwu'

        $account = Get-EiamUser lisi | Get-EiamAccount
        $account.AccountId | Should -Be $made[1].AccountId
        $account.ApplicationId | Should -Be $app
        $account.Type | Should -Be 'Basic'

        { Get-EiamUser lisi | New-EiamAccount -ErrorAction Stop } | Should -Throw -ErrorId 'APP.ACC.0029,*'
    }

    It 'of those who left are disabled in one line' {
        Get-EiamUser | New-EiamAccount | Out-Null
        Get-EiamUser lisi | Disable-EiamUser

        Get-EiamAccount -ApplicationId $app | Get-EiamUser -ThrottleLimit 16 | Where-Object Disabled | Disable-EiamAccount -ApplicationId $app -AccountId { $_.InputObject.AccountId }

        (Get-EiamAccount -ApplicationId $app | Where-Object Disabled).AccountName | Should -Be 'lisi'
        @(Get-EiamSandboxRequest '*disable').Count | Should -Be 2
    }

    It 'are changed, disabled, enabled and removed' {
        $account = Get-EiamUser zhangsan | New-EiamAccount -Name Zhang -Password 'first-pass-1' -Extension @{ level = 3 }
        $changed = $account | Set-EiamAccount -AccountName zhang.san -Password 'next-pass-1' -PassThru
        $changed.AccountName | Should -Be 'zhang.san'
        $changed.Name | Should -Be 'Zhang'
        $changed.AdditionalData['extension']['level'] | Should -Be 3

        ($account | Disable-EiamAccount -PassThru).Disabled | Should -BeTrue
        ($account | Enable-EiamAccount -PassThru).Disabled | Should -BeFalse
        $account | Remove-EiamAccount -Confirm:$false
        Get-EiamAccount | Should -BeNullOrEmpty
        $account | Remove-EiamAccount -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'APP.ACCOUNT.0028,*'
    }

    It 'can be shared by several users, one of whom is the owner' {
        $shared = New-EiamAccount -Type Public -AccountName reception -Name Reception
        $shared | Add-EiamAccountUser -UserName zhangsan, lisi
        Get-EiamUser wangwu | Add-EiamAccountUser -AccountId $shared.AccountId
        $owner = $shared | Set-EiamAccountOwner -UserName lisi -PassThru
        $owner.UserName | Should -Be 'lisi'

        ($shared | Get-EiamAccountUser).UserName | Should -Be 'zhangsan', 'lisi', 'wangwu'
        $shared | Get-EiamAccountUser | Where-Object UserName -EQ 'zhangsan' | Remove-EiamAccountUser -Confirm:$false
        ($shared | Get-EiamAccountUser | Get-EiamUser).Name | Should -Be 'User lisi', 'User wangwu'
        ($shared | Get-EiamAccountOwner | Get-EiamUser).Name | Should -Be 'User lisi'
    }

    It 'can be nobody''s, and come from the rows of a file' {
        $made = @'
Type,AccountName,Disabled
Orphan,printer,
Orphan,scanner,True
'@ | ConvertFrom-Csv | New-EiamAccount
        $made.AccountName | Should -Be 'printer', 'scanner'
        (Get-EiamAccount -Type Orphan | Where-Object Disabled).AccountName | Should -Be 'scanner'
    }

    It 'stay as they are where one only asks what would happen' {
        $account = New-EiamAccount -Type Orphan -AccountName printer
        $account | Set-EiamAccount -AccountName other -WhatIf
        $account | Disable-EiamAccount -WhatIf
        $account | Remove-EiamAccount -WhatIf
        Get-EiamUser | New-EiamAccount -WithUserPermission -WhatIf | Should -BeNullOrEmpty
        $found = Get-EiamAccount
        $found.AccountName | Should -Be 'printer'
        $found.Disabled | Should -BeFalse
    }
}
