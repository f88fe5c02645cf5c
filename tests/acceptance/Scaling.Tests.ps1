#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# What docs/scaling.md says: its snippets as they stand there, and what comes back from a job and from a file.

BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:module = 'EiamPowerShell'
    $script:sample = [System.IO.Path]::Combine($root, 'samples', 'bind-from-csv.ps1')
    Import-Module $module -Force
    $script:page = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($root, 'docs', 'scaling.md'))

    function Get-Snippet {
        param([string] $Name)
        if ($page -notmatch "(?s)<!-- snippet: $Name -->\s+``````powershell\r?\n(.*?)``````") {
            throw "docs/scaling.md has no snippet $Name."
        }

        [scriptblock]::Create($Matches[1])
    }

    # Jobs inherit the environment, as they would on a machine that is set up for a tenant.
    $script:kept = @{}
    Get-ChildItem -Path Env:EIAM_* | ForEach-Object { $kept[$_.Name] = $_.Value; Remove-Item -Path "Env:$($_.Name)" }
    $env:EIAM_SANDBOX = 1
    $env:EIAM_DEVICE_FINGERPRINT = 'x'
}

AfterAll {
    Get-ChildItem -Path Env:EIAM_* | Remove-Item
    $kept.Keys | ForEach-Object { Set-Item -Path "Env:$_" -Value $kept[$_] }
    Remove-Module EiamPowerShell
}

Describe 'Work split by file' {
    It 'is done part by part, by jobs whose sessions come from the environment' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'parts')
        Push-Location $folder
        try {
            1..10 | ForEach-Object { [pscustomobject]@{ Id = "r$_"; StateToken = 'wrong'; WeChatCode = "code$_" } } |
                Export-Csv -Path binds.csv -NoTypeInformation -Encoding UTF8
            . (Get-Snippet -Name split)
            $written = @(Get-ChildItem -Path binds.part?.csv)
            $written.Count | Should -Be 4
            (@($written | ForEach-Object { Import-Csv -Path $_.FullName }).Id | Sort-Object) -join ' ' | Should -Be 'r1 r10 r2 r3 r4 r5 r6 r7 r8 r9'

            # Two are enough to see it.
            $written | Select-Object -Skip 2 | Remove-Item
            $summaries = $null
            . (Get-Snippet -Name jobs)
            @($summaries).Count | Should -Be 2
            $summaries.Sent | Should -Be @(3, 3)
            foreach ($part in 0, 1) {
                (@(Import-Csv -Path "binds.part$part.outcomes.csv").Id -join ' ') | Should -Be (@(Import-Csv -Path "binds.part$part.csv").Id -join ' ')
                @(Import-Csv -Path "binds.part$part.journal.csv" | Where-Object Outcome -EQ Sent).Count | Should -Be 3
            }
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'What comes back from a job' {
    BeforeAll {
        $script:shown = . (Get-Snippet -Name results)
        $script:back = @($results)
        $script:problems = @($failed)
    }

    It 'is data that shows in the same view, without tokens' {
        $back[0].PSObject.TypeNames[0] | Should -BeExactly 'Deserialized.Eiam.LoginResult'
        $back.Status | Should -Be @('SocialBind', 'Success')
        @($back | Where-Object { $_.Status -eq 'Success' }).Count | Should -Be 1
        $text = $back[0] | Out-String
        $text | Should -Match '(?m)^SocialBind +Invoke-EiamWeChatMobileBind'
        $text | Should -Not -Match 'Token|StatusText'
        $back[1].SessionToken, $back[1].IdToken, $back[0].StateToken | Should -Be @($null, $null, $null)
    }

    It 'includes errors, which point at their record and are explained' {
        $problems.Count | Should -Be 1
        $problems[0].Exception.SerializedRemoteException.Outcome | Should -Be 'Rejected'
        $problems[0].TargetObject.WeChatCode | Should -Be '***'
        $shown | Should -Contain 7
        @($shown | ForEach-Object { "$_" }) | Should -Contain 'SDK.COMMON.1007'
    }

    It 'cannot be bound, and the error says why' {
        Connect-Eiam -Sandbox
        $failure = { $back[0] | Invoke-EiamWeChatMobileBind -WeChatCode x -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'EiamInvalidArgument,*'
        "$failure" | Should -BeLike '-StateToken is missing: this login result was serialised*'
        @(Get-EiamSandboxRequest).Count | Should -Be 0
        Disconnect-Eiam
    }
}

Describe 'What comes back from a CliXml file' {
    BeforeAll {
        Connect-Eiam -Sandbox
        $user = New-EiamSandboxUser -Mobile 13800000000 -UserName zhangsan
        $code = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile 13800000000
        $login = $code | Invoke-EiamWeChatMiniProgramLogin
        $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode -Kind WeChatPhone -Mobile 13800000000).WeChatCode
        $null = Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode wrong -ErrorAction SilentlyContinue -ErrorVariable failures
        $script:live = @{
            Login = $login; Bound = $bound; User = $user; Code = $code; Session = Get-EiamSession; Error = $failures[0]
            IdToken = $bound | ConvertFrom-EiamIdToken; Entry = Get-EiamErrorCode 1007; Request = @(Get-EiamSandboxRequest)[0]
        }
        $script:back = @{}
        foreach ($name in $live.Keys) {
            $path = Join-Path $TestDrive "$name.xml"
            $live[$name] | Export-Clixml -Path $path
            $back[$name] = Import-Clixml -Path $path
        }

        # Columns are as wide as what they contain; milliseconds do not come back, nor which session is the current one.
        function Get-View {
            param([object] $InputObject)
            $text = @($InputObject | Out-String -Stream) -replace '^\* ', '  ' -join "`n"
            $text -replace '\x1b\[[0-9;]*m' -replace '(:\d\d)\.\d{3}', '$1' -replace ' +', ' '
        }
    }

    AfterAll {
        Disconnect-Eiam
    }

    It 'shows as it did: <_>' -ForEach 'Login', 'Bound', 'User', 'Code', 'Session', 'IdToken', 'Entry', 'Request' {
        $back[$_].PSObject.TypeNames[0] | Should -BeExactly ('Deserialized.' + $live[$_].GetType().FullName)
        $view = Get-View -InputObject $back[$_]
        $view.Trim().Length | Should -BeGreaterThan 20
        $view | Should -BeExactly (Get-View -InputObject $live[$_])
    }

    It 'compares and pipes as it did' {
        $back.Bound.Status -eq 'Success' | Should -BeTrue
        [DateTimeOffset]$back.Bound.ExpiresAt -gt [DateTimeOffset]::UtcNow | Should -BeTrue
        ($back.Error | Get-EiamErrorCode).Code | Should -Be 'SDK.COMMON.1007'
        $back.Error.Exception.Outcome | Should -Be 'Rejected'
        ($back.Entry | Get-EiamErrorCode).Code | Should -Be 'SDK.COMMON.1007'
        $back.IdToken.Claims['userName'] | Should -Be 'zhangsan'
        $back.Session.Uri.Host | Should -Be $live.Session.Uri.Host
        $back.Code.Code | Should -BeNullOrEmpty
        { Get-EiamSandboxRequest -Session $back.Session } | Should -Throw
    }
}
