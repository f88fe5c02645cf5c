#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What docs/automation.md says: its snippets as they stand there.

BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:module = 'EiamPowerShell'
    $script:samples = [System.IO.Path]::Combine($root, 'samples')
    Import-Module $module -Force
    $script:page = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($root, 'docs', 'automation.md'))
    $script:kept = @{}
    Get-ChildItem -Path Env:EIAM_* | ForEach-Object { $kept[$_.Name] = $_.Value; Remove-Item -Path "Env:$($_.Name)" }

    function Get-Snippet {
        param([string] $Name)
        if ($page -notmatch "(?s)<!-- snippet: $Name -->\s+``````powershell\r?\n(.*?)``````") {
            throw "docs/automation.md has no snippet $Name."
        }

        $Matches[1]
    }

    # In a process of its own, as a scheduler runs it. Its exit code and what it wrote.
    function Invoke-Nightly {
        param([string] $Fault)
        $text = Get-Snippet -Name nightly
        if ($Fault) {
            $text = $text -replace '(?m)^Connect-Eiam$', "Connect-Eiam`n$Fault"
        }

        Set-Content -LiteralPath nightly.ps1 -Value "`$module = '$module'; `$samples = '$samples'", $text -Encoding UTF8
        $written = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File nightly.ps1 2>&1 3>&1 | Out-String
        [pscustomobject]@{ Code = $LASTEXITCODE; Written = $written }
    }
}

AfterAll {
    Get-ChildItem -Path Env:EIAM_* | Remove-Item
    $kept.Keys | ForEach-Object { Set-Item -Path "Env:$_" -Value $kept[$_] }
    Get-EiamSession | Disconnect-Eiam
}

Describe 'The nightly script' {
    BeforeAll {
        Push-Location (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'nightly'))
        $env:EIAM_SANDBOX = 1
        $env:EIAM_DEVICE_FINGERPRINT = 'x'
        $env:EIAM_PATH = Join-Path $PWD 'seed.json'
        Set-Content -LiteralPath seed.json -Encoding UTF8 -Value '{ "users": [
            { "user_name": "zhangsan", "mobile": "13800000001" },
            { "user_name": "lisi", "mobile": "13800000002", "disabled": true } ],
            "applications": [ { "app_id": "app", "accounts": [
            { "account_name": "zhangsan", "user_name": "zhangsan" }, { "account_name": "lisi", "user_name": "lisi" } ] } ] }'
        Set-Content -LiteralPath users.csv -Encoding UTF8 -Value 'UserName,Name,Mobile', 'zhangsan,Zhang San,13800000001', 'wangwu,Wang Wu,13800000003'
    }

    AfterAll {
        Pop-Location
    }

    It 'ends with 0 where all is done, and leaves reports' {
        $run = Invoke-Nightly
        $run.Code | Should -Be 0 -Because $run.Written
        @(Import-Csv -LiteralPath users.report.csv).Action | Should -Be 'Change', 'Create'
        @(Import-Csv -LiteralPath leavers.report.csv).AccountName | Should -Be 'lisi'
    }

    It 'ends with 1 where something failed' {
        (Invoke-Nightly -Fault 'New-EiamSandboxFault -Path */users -Method Post -StatusCode 400 -ErrorCode ORG.0001').Code | Should -Be 1
    }

    It 'ends with 2 where the tenant gives no token, and says why' {
        $run = Invoke-Nightly -Fault 'New-EiamSandboxFault -Path */token -Count 5 -StatusCode 401 -ErrorCode invalid_client'
        $run.Code | Should -Be 2 -Because $run.Written
        $run.Written | Should -Match 'TenantToken'
    }
}

Describe 'A secret of a vault' {
    It 'is taken as Get-Secret gives it' {
        function Get-Secret {
            param([string] $Name)
            [System.Net.NetworkCredential]::new('', "secret of $Name").SecurePassword
        }

        # The snippet's own variable.
        Set-Variable -Name clientId -Value nTo1eRIub60vPb54WeE6aojPwYwImtl4
        Remove-Item -Path Env:EIAM_SANDBOX, Env:EIAM_PATH -ErrorAction Ignore
        . ([scriptblock]::Create((Get-Snippet -Name secret)))
        (Get-EiamSession -Current).Uri.Host | Should -Be 'contoso.example.com'
    }
}
