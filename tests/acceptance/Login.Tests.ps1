<#
How people log in, from start to end: by password with a second factor, by a code, and by their accounts at social providers.
#>
BeforeAll {
    Import-Module EiamPowerShell -Force

    function Get-TestCredential {
        param([string] $Name, [string] $Text)
        [pscredential]::new($Name, [System.Net.NetworkCredential]::new('', $Text).SecurePassword)
    }
}

Describe 'Logging in' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $credential = Get-TestCredential zhangsan 'Right-pass-1'
        $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -Email z@example.com -Password $credential
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'by password, for the first time, with a second factor' {
        $credential = Get-TestCredential lisi 'Right-pass-2'
        $null = New-EiamSandboxUser -Mobile 13800000001 -UserName lisi -Password $credential -RequireMfa
        $login = Invoke-EiamPasswordLogin -Credential $credential
        $login.Status | Should -Be 'MfaAuth'
        $login.NextStep | Should -Be 'Confirm-EiamMfa'
        $done = $login | Confirm-EiamMfa -Mobile 13800000001 -VerifyCode (New-EiamSandboxCode -Kind MfaSms -Mobile 13800000001) -SignIn
        $done.Status | Should -Be 'Success'
        (Get-EiamSession -Current).SignedInUser | Should -Be 'lisi'
    }

    It 'by a password that is wrong, until the user is locked' {
        $wrong = Get-TestCredential zhangsan 'Wrong-pass'
        $left = foreach ($try in 1..5) {
            try { Invoke-EiamPasswordLogin -Credential $wrong -ErrorAction Stop } catch [Eiam.EiamException] { $_.Exception.AttemptsLeft }
        }
        $left | Should -Be 4, 3, 2, 1, $null
        { Invoke-EiamPasswordLogin -Credential $credential -ErrorAction Stop } | Should -Throw -ErrorId 'IDAAS.SDK.LOGIN.1003,*'
        (Get-EiamUser zhangsan).Locked | Should -BeTrue
        (Get-EiamSession -Current).Sandbox.AdvanceClock([timespan]::FromMinutes(31))
        (Invoke-EiamPasswordLogin -Credential $credential).Status | Should -Be 'Success'
    }

    It 'by the code of an SMS or an e-mail' {
        (New-EiamSandboxCode -Kind LoginSms -Mobile 13800000000 | Invoke-EiamVerificationCodeLogin).Status | Should -Be 'Success'
        (New-EiamSandboxCode -Kind LoginEmail -Email z@example.com | Invoke-EiamVerificationCodeLogin).Status | Should -Be 'Success'
    }

    It 'by <_>, bound the first time' -ForEach 'WeChat', 'Alipay', 'Apple' {
        $kind = "${_}Login"
        $first = New-EiamSandboxCode -Kind $kind -Mobile 13800000000 | Invoke-EiamSocialLogin
        $first.NextStep | Should -Be 'Invoke-EiamSocialBind'
        ($first | Invoke-EiamSocialBind -Mobile 13800000000 -VerifyCode (New-EiamSandboxCode -Kind BindSms -Mobile 13800000000)).Status | Should -Be 'Success'
        (New-EiamSandboxCode -Kind $kind -Mobile 13800000000 | Invoke-EiamSocialLogin).Status | Should -Be 'Success'
    }

    It 'by an Alipay mini program, as somebody who is new' {
        $login = New-EiamSandboxCode -Kind AlipayMiniProgramLogin -Mobile 13900000000 | Invoke-EiamSocialLogin
        $login.NextStep | Should -Be 'Invoke-EiamAlipayMobileBind -Register'
        $bound = $login | Invoke-EiamAlipayMobileBind -AlipayEncrypt (New-EiamSandboxCode -Kind AlipayPhone -Mobile 13900000000) -Register
        $bound.Status | Should -Be 'Success'
        $bound.IdToken | Should -BeNullOrEmpty
    }

    It 'binds by password, lists and unbinds' {
        $login = New-EiamSandboxCode -Kind WeChatLogin -Mobile 13800000000 | Invoke-EiamSocialLogin
        $null = $login | Invoke-EiamSocialBind -Credential $credential -SignIn
        Get-EiamSocialAccount | Should -HaveCount 1
        Get-EiamSocialAccount | Remove-EiamSocialAccount -WhatIf
        Get-EiamSocialAccount | Should -HaveCount 1
        Get-EiamSocialAccount | Remove-EiamSocialAccount -Confirm:$false
        Get-EiamSocialAccount | Should -BeNullOrEmpty
    }

    It 'to two tenants, one after the other' {
        Connect-Eiam -Sandbox -Name other
        $null = New-EiamSandboxUser -Mobile 13800000009 -UserName other -Password (Get-TestCredential other 'Other-pass')
        (Invoke-EiamPasswordLogin -Credential (Get-TestCredential other 'Other-pass')).Status | Should -Be 'Success'
        Select-EiamSession sandbox
        (Invoke-EiamPasswordLogin -Credential $credential).SessionName | Should -Be 'sandbox'
        Disconnect-Eiam -Session other
    }
}
