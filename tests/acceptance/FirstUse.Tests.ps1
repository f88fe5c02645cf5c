<#
What a person meets who has read the README and no more: the catch block, records of every kind, mocks, results that are told apart.
#>
BeforeAll {
    Import-Module EiamPowerShell -Force
}

Describe 'A script that catches' {
    BeforeAll {
        Connect-Eiam -Sandbox
    }

    AfterAll {
        Disconnect-Eiam
    }

    It 'reads every property of every error of the module under strict mode' -ForEach @(
        @{ Call = { Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode wrong -ErrorAction Stop } }
        @{ Call = { Invoke-EiamWeChatMobileBind -StateToken 'a b' -WeChatCode wrong -ErrorAction Stop } }
        @{ Call = { Get-EiamSession nobody -ErrorAction Stop } }
        @{ Call = { Get-EiamToken -ErrorAction Stop } }
        @{ Call = { Get-EiamErrorCode none -ErrorAction Stop } }
        @{ Call = { Connect-Eiam -Domain 'a b' -ClientId c } }
    ) {
        Set-StrictMode -Version Latest
        $caught = $null
        try {
            & $Call
        }
        catch [Eiam.EiamException] {
            $caught = $_
        }

        $caught | Should -Not -BeNullOrEmpty
        foreach ($property in 'ErrorId', 'ErrorCode', 'NormalizedCode', 'ServerMessage', 'StatusCode', 'Endpoint', 'Outcome', 'RequestId', 'RetryAfter', 'AttemptsLeft', 'LockedFor', 'Attempts', 'Kind') {
            { $null = $caught.Exception.$property } | Should -Not -Throw
        }

        $caught.FullyQualifiedErrorId | Should -BeLike "$($caught.Exception.ErrorId),*"
        $caught.Exception.Outcome | Should -BeIn @([Eiam.RequestOutcome]::NotSent, [Eiam.RequestOutcome]::Rejected)
    }

    It 'names statuses' {
        $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin
        $login.Status | Should -Be ([Eiam.LoginStatus]::UserRegister)
        $login | Should -BeOfType ([Eiam.LoginResult])
    }
}

Describe 'A mock' {
    BeforeAll {
        function Invoke-OurBind {
            param([string] $State, [object] $Code)
            Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode $Code -Session prod
        }

        Mock -CommandName Invoke-EiamWeChatMobileBind -MockWith { 'bound' }
    }

    It 'takes a secret as <Kind>' -ForEach @(
        @{ Kind = 'text'; Code = 'abc' }
        @{ Kind = 'a number'; Code = 123456 }
        @{ Kind = 'a SecureString'; Code = [System.Net.NetworkCredential]::new('', 'abc').SecurePassword }
    ) {
        Invoke-OurBind -State 'state' -Code $Code | Should -Be 'bound'
        Should -Invoke -CommandName Invoke-EiamWeChatMobileBind -Times 1 -Exactly
    }
}

Describe 'Many at once' {
    BeforeAll {
        Connect-Eiam -Sandbox -Name first
        $null = 1..6 | ForEach-Object { New-EiamSandboxUser -Mobile (13800000000 + $_) -UserName "user$_" }
    }

    AfterAll {
        Get-EiamSession | Disconnect-Eiam
    }

    It 'results are told apart by their records, whatever failed in between' {
        $rows = foreach ($i in 1..6) {
            $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile (13800000000 + $i) | Invoke-EiamWeChatMiniProgramLogin
            $code = New-EiamSandboxCode -Kind WeChatPhone -Mobile (13800000000 + $i)
            [pscustomobject]@{ Id = $i; StateToken = $(if ($i % 3) { $login.StateToken } else { 'wrong' }); WeChatCode = $code.WeChatCode }
        }

        $bound = $rows | Invoke-EiamWeChatMobileBind -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable failed
        $bound.InputObject.Id | Should -Be @(1, 2, 4, 5)
        $failed.TargetObject.Id | Should -Be @(3, 6)
        $bound[0].InputObject.WeChatCode | Should -Not -BeOfType ([securestring])
        "$($bound[0].InputObject.WeChatCode)" | Should -BeLike '***'
    }

    It 'a token goes back through the session that made it' {
        $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000003 | Invoke-EiamWeChatMiniProgramLogin
        $code = New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000003
        Connect-Eiam -Sandbox -Name second
        { $login | Invoke-EiamWeChatMobileBind -WeChatCode $code -Session second -ErrorAction Stop } | Should -Throw -ErrorId 'EiamSessionMismatch*'
        Get-EiamSandboxRequest -Session second | Should -BeNullOrEmpty
        ([pscustomobject]@{ StateToken = $login.StateToken } | Invoke-EiamWeChatMobileBind -WeChatCode $code).Status | Should -Be 'Success'
    }

    It 'users are looked up by the rows of a file' {
        $found = 'user1', 'nobody', 'user3' | ForEach-Object { [pscustomobject]@{ AccountId = "a-$_"; AccountName = $_ } } |
            Get-EiamUser -Session first -ThrottleLimit 3 -ErrorAction SilentlyContinue -ErrorVariable missing
        $found.InputObject.AccountId | Should -Be @('a-user1', 'a-user3')
        $missing.TargetObject.AccountId | Should -Be 'a-nobody'
        $missing[0].Exception.ErrorCode | Should -Be 'USER.0001'
    }

    It 'a list ends where nobody reads on, and leaves no error' {
        $null = 1..220 | ForEach-Object { New-EiamSandboxUser -Session first -Mobile (13900000000 + $_) }
        $Error.Clear()
        @(Get-EiamUser -Session first | Select-Object -First 2).Count | Should -Be 2
        $Error.Count | Should -Be 0
        @(Get-EiamUser -Session first).Count | Should -Be 226
    }
}

Describe 'A login with a second factor' {
    BeforeAll {
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -RequireMfa
    }

    AfterAll {
        Disconnect-Eiam
    }

    It 'is a pipeline from step to step' {
        $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin
        $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000)
        $bound.NextStep | Should -Be 'Confirm-EiamMfa'
        $done = $login | Confirm-EiamMfa -Mobile 13800000000 -VerifyCode (New-EiamSandboxCode -Kind MfaSms -Mobile 13800000000) -SignIn
        $done.Status | Should -Be 'Success'
        (Get-EiamSession -Current).SignedInUser | Should -Be 'zhangsan'
        (Get-EiamSocialAccount).SocialType | Should -Be 'weixin'
    }
}
