<#
What people do with their own account, from start to end: register, forget a password, meet one that has expired, change the profile and the mobile.
#>
BeforeAll {
    Import-Module EiamPowerShell -Force

    function Get-TestCredential {
        param([string] $Name, [string] $Text)
        [pscredential]::new($Name, [System.Net.NetworkCredential]::new('', $Text).SecurePassword)
    }
}

Describe 'My own account' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $script:old = Get-TestCredential zhangsan 'Old-pass-1'
        $script:new = Get-TestCredential zhangsan 'New-pass-2'
    }

    AfterEach {
        Disconnect-Eiam
    }

    Context 'I register' {
        It 'by the code of an SMS, and am signed in' {
            $code = New-EiamSandboxCode -Kind RegisterSms -Mobile 13800000000
            $result = Register-EiamUser -Mobile 13800000000 -VerifyCode $code -UserName zhangsan -Password $old -Name 'Zhang San' -SignIn
            $result.Status | Should -Be 'Success'
            (Get-EiamSession -Current).SignedInUser | Should -Be 'zhangsan'
            Test-EiamPassword | Should -BeTrue
            (Invoke-EiamPasswordLogin -Credential $old).Status | Should -Be 'Success'
        }

        It 'with all that the tenant asks for' {
            $code = New-EiamSandboxCode -Kind RegisterSms -Mobile 13800000000
            $extension = '{ "age": 18, "badge": { "color": "red" }, "tags": [ "a", "b" ] }' | ConvertFrom-Json
            $null = Register-EiamUser -Mobile 13800000000 -VerifyCode $code -Email z@example.com -Gender Unknown -Birthday 2000-12-31 -NickName san `
                -FirstName San -MiddleName M -LastName Zhang -MailingAddress 'Wuhan' -ZipCode 430000 -Industry IT -HeadImage https://example.com/a.png -Extension $extension
            $body = (Get-EiamSandboxRequest *register* -AsPlainText).Body | ConvertFrom-Json
            $body.attr_gender | Should -BeExactly 'unknow'
            $body.attr_birthday | Should -BeExactly '2000-12-31'
            $body.extension.badge.color | Should -BeExactly 'red'
            $body.extension.tags | Should -Be @('a', 'b')
            $body.extension.age | Should -Be 18
            (Get-EiamUser -Mobile 13800000000).NickName | Should -Be 'san'
        }

        It 'as one of the rows of a file, where an empty cell is not sent' {
            $rows = foreach ($n in 1..3) {
                $mobile = "1380000000$n"
                [pscustomobject]@{ Mobile = $mobile; VerifyCode = (New-EiamSandboxCode -Kind RegisterSms -Mobile $mobile).VerifyCode; Name = ''; NickName = "row $n" }
            }

            $rows[1].VerifyCode = '000000'
            $done = $rows | Register-EiamUser -ThrottleLimit 3 -ErrorAction SilentlyContinue -ErrorVariable failed
            $done.InputObject.NickName | Should -Be @('row 1', 'row 3')
            $failed.TargetObject.NickName | Should -Be 'row 2'
            $failed.Exception.NormalizedCode | Should -Be 'SDK.SMS.1005'
            (Get-EiamSandboxRequest *register* -AsPlainText)[0].Body | Should -Not -Match '"name"'
        }
    }

    Context 'I forgot my password' {
        BeforeEach {
            $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -Email z@example.com -Password $old
        }

        It 'and set a new one by the code of a message to <To>' -ForEach @(
            @{ To = 'my mobile'; Kind = 'ForgotPasswordSms'; Who = @{ Mobile = '13800000000' } }
            @{ To = 'my mobile, as the other page names it'; Kind = 'ChangePasswordSms'; Who = @{ Mobile = '13800000000' } }
            @{ To = 'my mailbox'; Kind = 'ForgotPasswordEmail'; Who = @{ Email = 'z@example.com' } }
        ) {
            Reset-EiamPassword @Who -VerifyCode (New-EiamSandboxCode -Kind $Kind @Who) -NewPassword $new | Should -BeNullOrEmpty
            (Invoke-EiamPasswordLogin -Credential $new).Status | Should -Be 'Success'
            { Invoke-EiamPasswordLogin -Credential $old -ErrorAction Stop } | Should -Throw -ExceptionType ([Eiam.EiamException])
        }

        It 'and a wrong code changes nothing' {
            { Reset-EiamPassword -Mobile 13800000000 -VerifyCode 000000 -NewPassword $new -ErrorAction Stop } | Should -Throw -ErrorId '*SDK.SMS.1005,*'
            { Reset-EiamPassword -Email z@example.com -VerifyCode 000000 -NewPassword $new -ErrorAction Stop } | Should -Throw -ErrorId '*SDK.SMS.1006,*'
            (Invoke-EiamPasswordLogin -Credential $old).Status | Should -Be 'Success'
        }
    }

    Context 'My password has expired' {
        BeforeEach {
            $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -Email z@example.com -Password $old -PasswordExpiresAt (Get-Date).AddDays(-1)
        }

        It 'and the login goes on with a new one' {
            $login = Invoke-EiamPasswordLogin -Credential $old
            $login.Status | Should -Be 'PasswordExpired'
            $login.NextStep | Should -Be 'Update-EiamPassword'
            ($login | Update-EiamPassword -OldPassword $old -NewPassword $new -SignIn).Status | Should -Be 'Success'
            (Get-EiamSession -Current).SignedInUser | Should -Be 'zhangsan'
            (Invoke-EiamPasswordLogin -Credential $new).Status | Should -Be 'Success'
        }

        It 'and the login goes on by the code of an e-mail' {
            $code = New-EiamSandboxCode -Kind ChangePasswordEmail -Email z@example.com
            (Invoke-EiamPasswordLogin -Credential $old | Update-EiamPassword -VerifyCode $code -NewPassword $new).Status | Should -Be 'Success'
        }

        It 'and cannot be kept' {
            { Invoke-EiamPasswordLogin -Credential $old | Skip-EiamPasswordUpdate -ErrorAction Stop } | Should -Throw -ErrorId '*SDK.PARAM.0014,*'
        }
    }

    Context 'My password expires soon' {
        BeforeEach {
            $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -Password $old -PasswordExpiresAt (Get-Date).AddDays(3)
        }

        It 'and I keep it for now' {
            $login = Invoke-EiamPasswordLogin -Credential $old
            $login.Status | Should -Be 'PasswordWarn'
            ($login | Skip-EiamPasswordUpdate -SignIn).Status | Should -Be 'Success'
            Test-EiamPassword | Should -BeTrue
        }

        It 'and a state token works once' {
            $login = Invoke-EiamPasswordLogin -Credential $old
            $null = $login | Skip-EiamPasswordUpdate
            { $login | Skip-EiamPasswordUpdate -ErrorAction Stop } | Should -Throw -ErrorId '*SDK.PARAM.0014,*'
        }
    }

    Context 'I am signed in' {
        BeforeEach {
            $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -Email z@example.com
            $null = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin |
                Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000) -SignIn
        }

        It 'and set my first password, then another' {
            Test-EiamPassword | Should -BeFalse
            Update-EiamPassword -NewPassword $old
            Test-EiamPassword | Should -BeTrue
            { Update-EiamPassword -NewPassword $new -ErrorAction Stop } | Should -Throw -ExceptionType ([Eiam.EiamException])
            Update-EiamPassword -OldPassword $old -NewPassword $new
            (Invoke-EiamPasswordLogin -Credential $new).Status | Should -Be 'Success'
        }

        It 'and change my password by a code' {
            Update-EiamPassword -By Mobile -VerifyCode (New-EiamSandboxCode -Kind ChangePasswordSms -Mobile 13800000000) -NewPassword $old
            Update-EiamPassword -By Email -VerifyCode (New-EiamSandboxCode -Kind ChangePasswordEmail -Email z@example.com) -NewPassword $new
            (Invoke-EiamPasswordLogin -Credential $new).Status | Should -Be 'Success'
        }

        It 'and change my profile, of which only what I give is sent' {
            Update-EiamProfile -NickName san -Birthday ([datetime]'1990-01-31') -Extension @{ size = 1.5 }
            (Get-EiamSandboxRequest *profile/update -AsPlainText).Body | Should -BeExactly '{"attr_birthday":"1990-01-31","attr_nick_name":"san","extension":{"size":1.5}}'
            $me = Get-EiamUser zhangsan
            $me.NickName | Should -Be 'san'
            $me.Birthday | Should -BeLike '1990-01-31*'
        }

        It 'and change my mobile' {
            New-EiamSandboxCode -Kind UpdateMobileSms -Mobile 13900000000 | Update-EiamMobile
            (Get-EiamUser zhangsan).Mobile | Should -Be '+86-13900000000'
            { Update-EiamMobile -Mobile 13900000001 -VerifyCode 000000 -ErrorAction Stop } | Should -Throw -ErrorId '*SDK.SMS.1005,*'
        }

        It 'and nobody else is changed by mistake' {
            { Get-EiamUser zhangsan | Update-EiamProfile -NickName other -ErrorAction Stop } | Should -Throw -ErrorId 'EiamInvalidArgument,*'
            { [pscustomobject]@{ IdToken = ''; NickName = 'other' } | Update-EiamProfile -ErrorAction Stop } | Should -Throw -ErrorId 'EiamInvalidArgument,*'
            Get-EiamSandboxRequest *profile* | Should -BeNullOrEmpty
        }
    }
}
