#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Captcha, code and second factor from start to end, offline, as a tester would write them.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'Codes, on the sandbox' {
    BeforeEach {
        Connect-Eiam -Sandbox -ClientId nTo1eRIub60vPb54WeE6aojPwYwImtl4
        $null = New-EiamSandboxUser -Mobile 13800000000 -Email zhangsan@example.com -UserName zhangsan -RequireMfa
    }

    AfterEach {
        Disconnect-Eiam
    }

    Context 'with a login that asks for a second factor' {
        BeforeEach {
            $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin
            $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000)
            $bound.NextStep | Should -Be 'Confirm-EiamMfa'
        }

        It 'goes from the captcha to the login, by SMS' {
            $mobile = $login | Get-EiamStateTokenMobile
            $mobile.Mobile | Should -Be '+86-13800000000'

            $captcha = Get-EiamCaptcha -Path (Join-Path $TestDrive 'captcha')
            (Get-Item $captcha.OriginalPath).Length | Should -Be $captcha.OriginalImage.Length
            (Get-Item $captcha.JigsawPath).Length | Should -Be $captcha.JigsawImage.Length
            $confirmed = $captcha | Confirm-EiamCaptcha -Offset 237 -Mobile $mobile.Mobile
            $sent = $confirmed | Send-EiamVerificationCode -Purpose Mfa
            $sent.Type | Should -BeExactly 'MFA_AUTH_SMS'

            $code = $mobile | Get-EiamSandboxCode -Kind MfaSms
            $done = $mobile | Confirm-EiamMfa -VerifyCode $code.VerifyCode
            $done.Status | Should -Be 'Success'
            $code.Used | Should -BeTrue
            Get-EiamSandboxCode | Should -BeNullOrEmpty
        }

        It 'goes from the captcha to the login, by e-mail' {
            $sent = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Email zhangsan@example.com | Send-EiamVerificationCode -Purpose Mfa
            $code = $sent | Get-EiamSandboxCode
            ($login | Confirm-EiamMfa -Email zhangsan@example.com -VerifyCode $code).Status | Should -Be 'Success'
        }

        It 'asks for the code once it is on its way' {
            $done = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000 | Send-EiamVerificationCode -Purpose Mfa |
                Confirm-EiamMfa -StateToken $login.StateToken -VerifyCode { ($_ | Get-EiamSandboxCode).VerifyCode }
            $done.Status | Should -Be 'Success'
        }

        It 'takes no code of another type' {
            $null = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000 | Send-EiamVerificationCode -Purpose Login
            $code = Get-EiamSandboxCode -Mobile 13800000000 -Kind LoginSms
            $failure = { $login | Confirm-EiamMfa -Mobile 13800000000 -VerifyCode $code.VerifyCode -ErrorAction Stop } | Should -Throw -PassThru
            $failure.Exception.NormalizedCode | Should -BeExactly 'SDK.SMS.1005'
        }
    }

    It 'sends the requests that the pages show' {
        $confirmed = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000
        $null = $confirmed | Send-EiamVerificationCode -Purpose Login
        $body = (Get-EiamSandboxRequest *captcha/verify -AsPlainText).Body | ConvertFrom-Json
        $body.point_json | Should -BeExactly '{"x":237.0,"y":5.0}'
        $body.sender | Should -BeExactly '13800000000'
        $send = (Get-EiamSandboxRequest *sms/send -AsPlainText).Body | ConvertFrom-Json
        $send.type | Should -BeExactly 'LOGIN_SMS'
        $send.captcha_token | Should -BeExactly ($body.token + '---{"x":237.0,"y":5.0}')
    }

    It 'refuses the token of a captcha that was used' {
        $confirmed = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000
        $null = $confirmed | Send-EiamVerificationCode -Purpose Login
        $failure = { $confirmed | Send-EiamVerificationCode -Purpose Login -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'IDAAS.SDK.CAPTCHA.0006,*'
        @(Get-EiamSandboxCode).Count | Should -Be 1
    }

    It 'sends many codes at once, and says which one failed' {
        $rows = foreach ($i in 1..6) {
            $mobile = "1390000000$i"
            $confirmed = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile $mobile
            [pscustomobject]@{ Id = $i; Mobile = $mobile; CaptchaToken = if ($i -eq 4) { 'none' } else { $confirmed.CaptchaToken } }
        }

        $sent = $rows | Send-EiamVerificationCode -Purpose Register -ThrottleLimit 3 -ErrorAction SilentlyContinue -ErrorVariable failures
        $sent.InputObject.Id | Should -Be 1, 2, 3, 5, 6
        $failures.TargetObject.Id | Should -Be 4
        $failures.TargetObject.CaptchaToken | Should -BeExactly '***'
    }

    It 'lists the countries' {
        (Get-EiamCountryCode | Where-Object Country -EQ CN).AreaCode | Should -BeExactly '+86'
    }

    It 'costs nothing where it is only asked about' {
        $confirmed = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000
        $confirmed | Send-EiamVerificationCode -Purpose Login -WhatIf
        Get-EiamSandboxCode | Should -BeNullOrEmpty
        ($confirmed | Send-EiamVerificationCode -Purpose Login).Type | Should -BeExactly 'LOGIN_SMS'
    }
}
