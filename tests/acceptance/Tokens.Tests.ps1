<#
What becomes of tokens: they are refreshed, and id tokens are checked: true ones, expired ones, forged ones, and those of keys that are new or unknown.
#>
BeforeAll {
    Import-Module EiamPowerShell -Force
}

Describe 'My tokens' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan -Name 'Zhang San'
        $script:login = New-EiamSandboxCode -Kind LoginSms -Mobile 13800000000 | Invoke-EiamVerificationCodeLogin -SignIn
        $script:sandbox = (Get-EiamSession -Current).Sandbox
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'say who I am' {
        Test-EiamIdToken | Should -BeTrue
        (Get-EiamProfile).UserName | Should -Be 'zhangsan'
        ($login | ConvertFrom-EiamIdToken).Name | Should -Be 'Zhang San'
    }

    It 'are refreshed by themselves while my session lasts' {
        $sandbox.AdvanceClock([timespan]::FromMinutes(30))
        $login | Test-EiamIdToken | Should -BeFalse
        (Get-EiamProfile).UserName | Should -Be 'zhangsan'
        Test-EiamPassword | Should -BeFalse
        @(Get-EiamSandboxRequest *id-token).Count | Should -Be 1
        $sandbox.AdvanceClock([timespan]::FromDays(6))
        { Get-EiamProfile -ErrorAction Stop } | Should -Throw -ErrorId '*SDK.PARAM.0023,*'
    }

    It 'are refreshed when I say so, and a session token that is replaced is kept' {
        $sandbox.Options.RotateSessionToken = $true
        $new = $login | Update-EiamToken
        $new | Test-EiamIdToken | Should -BeTrue
        { $login | Update-EiamToken -ErrorAction Stop } | Should -Throw -ErrorId '*SDK.PARAM.0023,*'
        ($new | Update-EiamToken).Status | Should -Be 'Success'
    }

    It 'are not valid when they have expired' {
        $sandbox.AdvanceClock([timespan]::FromMinutes(10))
        ($login | Test-EiamIdToken -Detailed).Reason | Should -Be 'It has expired.'
    }

    It 'are not valid when somebody changed them' {
        $parts = ($login | Get-EiamToken IdToken -AsPlainText).Split('.')
        $claims = [System.Text.Encoding]::UTF8.GetBytes('{"iss":"https://eiam-sandbox.invalid/api/v1/oauth2","userName":"admin","exp":9999999999}')
        $parts[1] = [System.Convert]::ToBase64String($claims).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        $test = Test-EiamIdToken ($parts -join '.') -Detailed
        $test.IsValid | Should -BeFalse
        "$($test.Signature)" | Should -Be 'Failed'
        { Get-EiamProfile ($parts -join '.') -ErrorAction Stop } | Should -Throw -ErrorId 'EiamTokenNotVerified,*'
    }

    It 'stay valid when the tenant rolls its key, and are not valid with a key that it never had' {
        Test-EiamIdToken | Should -BeTrue
        $sandbox.RollSigningKey()
        $login | Update-EiamToken | Test-EiamIdToken | Should -BeTrue
        $login | Test-EiamIdToken | Should -BeTrue
        $head = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes('{"alg":"RS256","kid":"never"}')).TrimEnd('=')
        $parts = ($login | Get-EiamToken IdToken -AsPlainText).Split('.')
        (Test-EiamIdToken "$head.$($parts[1]).$($parts[2])" -Detailed).Reason | Should -Be 'No key of the tenant has the id that it names.'
    }
}
