<#
A joiner, a mover and a leaver: what an administrator does with the users of the directory.
#>
BeforeAll {
    Import-Module EiamPowerShell -Force

    function Get-TestCredential {
        param([string] $Name, [string] $Text)
        [pscredential]::new($Name, [System.Net.NetworkCredential]::new('', $Text).SecurePassword)
    }
}

Describe 'The users of the directory' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $null = New-EiamOrganization sales Sales
        $null = New-EiamOrganization trade Trade
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'join from a file, and each row says what became of it' {
        $file = Join-Path $TestDrive 'joiners.csv'
        Set-Content $file 'UserName,Name,Mobile,OrganizationCode,HireDate', 'wangwu,Wang Wu,13900000001,sales,2026-12-01', 'zhaoliu,Zhao Liu,13900000002,nowhere,', 'sunqi,Sun Qi,13900000003,trade,'
        $created = Import-Csv $file | New-EiamUser -Password 'First-pass-1' -ThrottleLimit 8 -ErrorVariable failed -ErrorAction SilentlyContinue
        $created.UserName | Should -Be 'wangwu', 'sunqi'
        $created[0].InputObject.Name | Should -Be 'Wang Wu'
        $failed.Count | Should -Be 1
        $failed[0].TargetObject.UserName | Should -Be 'zhaoliu'
        $failed[0].Exception.Outcome | Should -Be 'Rejected'
        (Get-EiamUser wangwu).HireDate | Should -BeLike '2026-12-01*'
        (Invoke-EiamPasswordLogin -Credential (Get-TestCredential wangwu 'First-pass-1')).Status | Should -Be 'Success'
    }

    It 'move to another organization, and keep everything else' {
        $null = New-EiamUser wangwu 'Wang Wu' -OrganizationCode sales -Mobile 13900000001
        $moved = Get-EiamUser wangwu | Set-EiamUser -OrganizationCode trade -PassThru
        $moved.OrganizationId | Should -Be (Get-EiamOrganization -Code trade).OrganizationId
        $moved.Name | Should -Be 'Wang Wu'
        (Get-EiamSandboxRequest */users/* -AsPlainText | Where-Object Method -EQ PUT).Body | Should -Be '{"org_code":"trade"}'
    }

    It 'leave: cannot log in any more, and are removed' {
        New-EiamUser wangwu -Mobile 13900000001 -Password 'First-pass-1' | Disable-EiamUser
        (Invoke-EiamPasswordLogin -Credential (Get-TestCredential wangwu 'First-pass-1')).Status | Should -Be 'AccessDenied'
        Get-EiamUser | Where-Object Disabled | Remove-EiamUser -Confirm:$false
        { Get-EiamUser wangwu -ErrorAction Stop } | Should -Throw -ErrorId 'USER.0001*'
    }

    It 'come back' {
        $user = New-EiamUser wangwu -Mobile 13900000001
        $user | Disable-EiamUser
        $user | Enable-EiamUser
        (Get-EiamUser wangwu).Disabled | Should -BeFalse
    }

    It 'get a new password that has to be changed' {
        New-EiamUser wangwu -Mobile 13900000001 | Set-EiamUserPassword -NewPassword 'Next-pass-2'
        (Invoke-EiamPasswordLogin -Credential (Get-TestCredential wangwu 'Next-pass-2')).Status | Should -Be 'PasswordExpired'
        Get-EiamUser wangwu | Set-EiamUserPassword -NewPassword 'Last-pass-3' -OldPassword 'Next-pass-2'
        (Invoke-EiamPasswordLogin -Credential (Get-TestCredential wangwu 'Last-pass-3')).Status | Should -Be 'Success'
    }

    It 'have a new password sent to them' {
        $user = New-EiamUser wangwu -Mobile 13900000001 -Password 'First-pass-1'
        $user | Reset-EiamUserPassword -SendMode Sms
        (Get-EiamSandboxRequest *rest-password*).Path | Should -BeLike '*send_mode=SMS'
        $user | Reset-EiamUserPassword -SendMode Email -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'USER.0012*'
    }

    It 'are exported with the fields of the tenant as JSON' {
        $null = New-EiamUser wangwu -Mobile 13900000001 -Extension @{ cost_center = '4711'; door_password = 'not-shown' }
        $file = Join-Path $TestDrive 'users.csv'
        Get-EiamUser | Export-Csv $file -NoTypeInformation
        $data = (Import-Csv $file).AdditionalData | ConvertFrom-Json
        $data.extension.cost_center | Should -BeExactly '4711'
        $data.extension.door_password | Should -BeExactly '***'
        Get-Content $file -Raw | Should -Not -Match 'not-shown|System\.'
    }
}
