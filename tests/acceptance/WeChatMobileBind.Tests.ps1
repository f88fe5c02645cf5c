#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The page "Bind User with WeChat Mobile Authorization Interface", as a user of the module would state it. On the sandbox by default; on a live
# tenant where EIAM_DOMAIN and EIAM_CLIENT_ID are set, with the codes of a real mini program in EIAM_TEST_LOGIN_CODE and EIAM_TEST_WECHAT_CODE.

BeforeAll {
    Import-Module EiamPowerShell -Force
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'Bind a WeChat user, on the sandbox' -Skip:([bool]($env:EIAM_DOMAIN -and $env:EIAM_CLIENT_ID)) {
    BeforeEach {
        Connect-Eiam -Sandbox -OperatingSystemVersion windows10.1.1 -DeviceFingerprint 156aysdna213sc50 -DeviceIp 192.168.1.2 `
            -Agent 'Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)' -Language zh -ClientId nTo1eRIub60vPb54WeE6aojPwYwImtl4
        $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'binds the platform user who has the WeChat phone' {
        $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin
        $code = New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000
        $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode $code.WeChatCode
        $bound.Status | Should -Be 'Success'
        $bound.ExpiresIn.TotalSeconds | Should -Be 432000
        $bound.SessionToken | Should -BeOfType ([securestring])
        $bound.IdToken | Should -BeOfType ([securestring])
    }

    It 'sends the request that the page shows' {
        $code = '6213b8e364d3f0eaf7cf196bfe49675553b4919d6e664b70d5eaa6cbf8531afe'
        Invoke-EiamWeChatMobileBind -StateToken eyJhbcOiJ.nEPRiIC4we0 -WeChatCode $code -ErrorAction SilentlyContinue
        $request = Get-EiamSandboxRequest -AsPlainText
        $request.Method | Should -Be 'POST'
        $request.Path | Should -Be '/api/v2/sdk/social/wechat-mobile-bind'
        $request.Headers['X-operating-sys-version'] | Should -BeExactly 'windows10.1.1'
        $request.Headers['X-device-fingerprint'] | Should -BeExactly '156aysdna213sc50'
        $request.Headers['X-device-ip'] | Should -BeExactly '192.168.1.2'
        $request.Headers['X-agent'] | Should -BeExactly 'Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)'
        $request.Headers['X-L'] | Should -BeExactly 'zh'
        $request.Headers['X-client-id'] | Should -BeExactly 'nTo1eRIub60vPb54WeE6aojPwYwImtl4'
        $request.Headers['X-state-token'] | Should -BeExactly 'eyJhbcOiJ.nEPRiIC4we0'
        $request.Headers['Content-Type'] | Should -BeExactly 'application/json'
        $request.Body | Should -BeExactly "{`"wechat_code`":`"$code`"}"
    }

    It 'answers a wrong state token with the error of the page' {
        $failure = { Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode code -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'IDAAS.SDK.COMMON.1007,*'
        $failure.Exception.ErrorCode | Should -BeExactly 'IDAAS.SDK.COMMON.1007'
        $failure.Exception.ServerMessage | Should -BeExactly 'state_token parameter error'
        $failure.Exception.StatusCode | Should -Be 400
        $failure.Exception.Outcome | Should -Be 'Rejected'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'shows the status <Expected> where the tenant answers <Case>' -ForEach @(
        @{ Case = 'that access is denied'; Mobile = '13800000001'; User = @{ Disabled = $true }; Expected = 'AccessDenied' }
        @{ Case = 'that a second factor is needed'; Mobile = '13800000002'; User = @{ RequireMfa = $true }; Expected = 'MfaAuth' }
    ) {
        $null = New-EiamSandboxUser -Mobile $Mobile @User
        $code = New-EiamSandboxCode -Kind WeChatPhone -Mobile $Mobile
        $result = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile $Mobile | Invoke-EiamWeChatMiniProgramLogin |
            Invoke-EiamWeChatMobileBind -WeChatCode $code.WeChatCode -WarningAction SilentlyContinue
        $result.Status | Should -Be $Expected
        $result.SessionToken | Should -BeNullOrEmpty
    }

    It 'asks for a bind before, and logs in after' {
        $before = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin
        $before.Status | Should -Be 'SocialBind'
        $before.NextStep | Should -Be 'Invoke-EiamWeChatMobileBind'
        $null = $before | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000).WeChatCode
        $after = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin
        $after.Status | Should -Be 'Success'
    }

    It 'registers a user while binding where -Register asks for it' {
        $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13911112222 | Invoke-EiamWeChatMiniProgramLogin
        $login.Status | Should -Be 'UserRegister'
        $bound = $login | Invoke-EiamWeChatMobileBind -Register -WeChatCode (New-EiamSandboxCode -Kind WeChatPhone -Mobile 13911112222).WeChatCode
        $bound.Status | Should -Be 'Success'
    }

    It 'takes a phone code once, and for five minutes' {
        $login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin
        $late = New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000
        (Get-EiamSession -Current).Sandbox.AdvanceClock([timespan]::FromSeconds(301))
        { $login | Invoke-EiamWeChatMobileBind -WeChatCode $late.WeChatCode -ErrorAction Stop } | Should -Throw -ErrorId 'IDAAS.SDK.COMMON.1005,*'
    }

    It 'binds a CSV file of records, and points each error at its own' {
        $path = Join-Path $TestDrive 'binds.csv'
        1..3 | ForEach-Object {
            $mobile = "1370000000$_"
            $null = New-EiamSandboxUser -Mobile $mobile
            [pscustomobject]@{
                Id         = $_
                StateToken = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile $mobile | Invoke-EiamWeChatMiniProgramLogin | Get-EiamToken -Type StateToken -AsPlainText
                WeChatCode = if ($_ -eq 2) { 'wrong' } else { [System.Net.NetworkCredential]::new('', (New-EiamSandboxCode -Kind WeChatPhone -Mobile $mobile).WeChatCode).Password }
            }
        } | Export-Csv -Path $path -NoTypeInformation
        $results = @(Import-Csv -Path $path | Invoke-EiamWeChatMobileBind -ErrorAction SilentlyContinue -ErrorVariable failures)
        $results.Status | Should -Be @('Success', 'Success')
        @($failures).Count | Should -Be 1
        $failures[0].TargetObject.Id | Should -Be 2
        $failures[0].TargetObject.WeChatCode | Should -Be '***'
    }

    It 'shows no token in <Format>' -ForEach @(
        @{ Format = 'the default view'; Script = { $args[0] | Out-String } }
        @{ Format = 'a list of all properties'; Script = { $args[0] | Format-List -Property * | Out-String } }
        @{ Format = 'JSON'; Script = { $args[0] | ConvertTo-Json -WarningAction SilentlyContinue } }
        @{ Format = 'CSV'; Script = { $args[0] | ConvertTo-Csv | Out-String } }
        @{ Format = 'CliXml'; Script = { [System.Management.Automation.PSSerializer]::Serialize($args[0]) } }
        @{ Format = 'text'; Script = { "$($args[0])" } }
    ) {
        $bound = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000 | Invoke-EiamWeChatMiniProgramLogin |
            Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000).WeChatCode
        $text = & $Script $bound
        $hex = { -join ([System.Text.Encoding]::Unicode.GetBytes($args[0]) | ForEach-Object { $_.ToString('x2') }) }
        foreach ($type in 'SessionToken', 'IdToken') {
            $token = $bound | Get-EiamToken -Type $type -AsPlainText
            $token.Length | Should -BeGreaterThan 20
            $text.Contains($token) | Should -BeFalse
            $text.Contains((& $hex $token)) | Should -BeFalse
        }
    }

    It 'sends nothing with -WhatIf' {
        Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y -WhatIf
        @(Get-EiamSandboxRequest).Count | Should -Be 0
    }
}

Describe 'Errors' {
    It 'are explained by Get-EiamErrorCode, by number' {
        (Get-EiamErrorCode 1007).Code | Should -Be 'SDK.COMMON.1007'
    }

    It 'are explained by Get-EiamErrorCode, by pattern' {
        (Get-EiamErrorCode IDAAS.SDK.*).Code | Should -Contain 'SDK.PARAM.0014'
    }

    It 'are explained by Get-EiamErrorCode, by the error itself' {
        Connect-Eiam -Sandbox
        Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode code -ErrorAction SilentlyContinue -ErrorVariable failures
        ($failures[0] | Get-EiamErrorCode).Code | Should -Be 'SDK.COMMON.1007'
        Disconnect-Eiam
    }
}

Describe 'Bind a WeChat user, on a live tenant' -Skip:(-not ($env:EIAM_DOMAIN -and $env:EIAM_CLIENT_ID)) {
    BeforeAll {
        Connect-Eiam
    }

    AfterAll {
        Disconnect-Eiam
    }

    It 'answers a wrong state token with an error that carries a code' {
        $failure = { Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode code -ErrorAction Stop } | Should -Throw -PassThru
        $failure.Exception.ErrorCode | Should -Match 'SDK\.'
        $failure.Exception.Outcome | Should -Be 'Rejected'
    }

    It 'logs in and binds with the codes of a mini program' -Skip:(-not ($env:EIAM_TEST_LOGIN_CODE -and $env:EIAM_TEST_WECHAT_CODE)) {
        $login = Invoke-EiamWeChatMiniProgramLogin -Code $env:EIAM_TEST_LOGIN_CODE -ErrorAction Stop
        $login.Status | Should -BeIn @('Success', 'SocialBind', 'UserRegister')
        if ($login.StateToken) {
            $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode $env:EIAM_TEST_WECHAT_CODE -Register:($login.Status -eq 'UserRegister') -ErrorAction Stop
            $bound.Status | Should -Not -Be 'Unknown'
        }
    }
}
