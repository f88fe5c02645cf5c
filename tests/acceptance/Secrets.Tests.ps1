#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# Secrets go through every cmdlet, well and badly, and are looked for wherever PowerShell writes: transcript, streams, $Error, files.

BeforeAll {
    Import-Module EiamPowerShell -Force

    # SecureString is no more than hexadecimal digits in CliXml where the platform has nothing better.
    function Get-Form {
        param([string] $Secret)
        $Secret
        -join ([System.Text.Encoding]::Unicode.GetBytes($Secret) | ForEach-Object { $_.ToString('x2') })
        [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Secret))
    }

    function Find-Secret {
        param([string[]] $Secret, [string] $Text)
        foreach ($one in $Secret) {
            foreach ($form in Get-Form -Secret $one) {
                if ($Text.IndexOf($form, [System.StringComparison]::OrdinalIgnoreCase) -ge 0) {
                    $form
                }
            }
        }
    }
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'Secrets stay out of' {
    BeforeAll {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'secrets')).FullName
        $transcript = Join-Path $folder 'transcript.txt'
        $print = 'canaryfingerprint8471'
        $badToken = 'canarystatetoken5523'
        $badCode = 'canarywechatcode9917'
        $mobile = '13812345678'
        $Error.Clear()
        $null = Start-Transcript -Path $transcript
        try {
            $streams = & {
                $ErrorActionPreference = $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
                Connect-Eiam -Sandbox -DeviceFingerprint $print
                $null = New-EiamSandboxUser -Mobile $mobile
                $script:login = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile $mobile | Invoke-EiamWeChatMiniProgramLogin
                $script:phoneCode = New-EiamSandboxCode -Kind WeChatPhone -Mobile $mobile
                $script:bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode $phoneCode.WeChatCode
                $login, $bound, $phoneCode, (Get-EiamSession)
                Get-EiamSandboxRequest
                Invoke-EiamWeChatMobileBind -StateToken $badToken -WeChatCode $badCode
                Invoke-EiamWeChatMobileBind -StateToken $badToken -WeChatCode $badCode -WhatIf
                [pscustomobject]@{ Id = 1; StateToken = $badToken; WeChatCode = $badCode } | Invoke-EiamWeChatMobileBind
                Invoke-EiamWeChatMiniProgramLogin -Code $badCode
                $badCode | Invoke-EiamWeChatMiniProgramLogin
                try { Invoke-EiamWeChatMobileBind -StateToken "$badToken`n" -WeChatCode $badCode } catch { $_ }
                ConvertFrom-EiamIdToken -IdToken $badToken
            } *>&1
            $streams | Out-Host
            $Error | Format-List -Property * -Force | Out-Host
            $bound | Format-List -Property * -Force | Out-Host
        }
        catch {
            $_ | Out-Host
        }
        finally {
            $null = Stop-Transcript
        }

        $script:secrets = @($print, $badToken, $badCode) + @(
            foreach ($type in 'SessionToken', 'IdToken') { $bound | Get-EiamToken -Type $type -AsPlainText }
            $login | Get-EiamToken -Type StateToken -AsPlainText
            [System.Net.NetworkCredential]::new('', $phoneCode.WeChatCode).Password
        )
    }

    It 'the run itself, which did what it should' {
        $bound.Status | Should -Be 'Success'
        $Error.Count | Should -BeGreaterThan 4
        @($secrets | Where-Object { $_.Length -lt 12 }).Count | Should -Be 0
    }

    It 'the transcript' {
        $text = [System.IO.File]::ReadAllText($transcript)
        $text | Should -Match 'SOCIAL_BIND|SocialBind'
        $text | Should -Match 'POST /api/v2/sdk/social/wechat-mobile-bind 200 \d+ ms'
        $text | Should -Match 'X-device-fingerprint: \*\*\*'
        Find-Secret -Secret $secrets -Text $text | Should -BeNullOrEmpty
    }

    It 'the streams' {
        Find-Secret -Secret $secrets -Text ($streams | Out-String -Width 4096) | Should -BeNullOrEmpty
    }

    It '<Name>' -ForEach @(
        @{ Name = 'CliXml of results'; Script = { $args[0] | Export-Clixml -Path $args[2] -Depth 3 } }
        @{ Name = 'JSON of results'; Script = { $args[0] | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue | Set-Content -Path $args[2] } }
        @{ Name = 'CSV of results'; Script = { $args[0] | Select-Object -Property * | Export-Csv -Path $args[2] } }
        @{ Name = 'CliXml of errors'; Script = { $args[1] | Export-Clixml -Path $args[2] -Depth 2 } }
        @{ Name = 'JSON of what errors and results point at'; Script = { @($args[1].TargetObject) + @($args[0].InputObject) | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue | Set-Content -Path $args[2] } }
        @{ Name = 'lists of what errors and results point at'; Script = { @($args[1].TargetObject) + @($args[0].InputObject) | Format-List -Property * -Force | Out-String -Width 4096 | Set-Content -Path $args[2] } }
        @{ Name = 'text of errors'; Script = { $args[1] | ForEach-Object { $_.ToString(); $_.Exception.ToString(); $_.TargetObject; $_.ErrorDetails } | Out-String -Width 4096 | Set-Content -Path $args[2] } }
    ) {
        $path = Join-Path $folder ([guid]::NewGuid().ToString('N'))
        & $Script @($login, $bound, $phoneCode) @($Error | Where-Object FullyQualifiedErrorId -Match 'Eiam') $path
        $text = [System.IO.File]::ReadAllText($path)
        $text.Length | Should -BeGreaterThan 100
        Find-Secret -Secret $secrets -Text $text | Should -BeNullOrEmpty
    }
}
