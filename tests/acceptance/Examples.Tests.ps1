#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The examples of the help pages, run as they stand: each page in a runspace and a folder of its own, with what Examples.World.ps1 gives. An example that writes
# an error or a warning, or asks, says so in its text ("fails with", "warning", "Asks"), and one that says so does it. None may reach a tenant.

BeforeAll {
    $script:root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    Import-Module EiamPowerShell -Force
    $script:kept = @{}
    Get-ChildItem -Path Env:EIAM_* | ForEach-Object { $kept[$_.Name] = $_.Value; Remove-Item -Path "Env:$($_.Name)" }

    # The examples of a page: title, code, and the text that explains it.
    function Get-Example {
        param([string] $Path)
        $examples = [regex]::Match([System.IO.File]::ReadAllText($Path).Replace("`r", ''), '(?ms)^## EXAMPLES$(.*?)^## ').Groups[1].Value
        foreach ($part in $examples -split '(?m)^### ' | Select-Object -Skip 1) {
            $title, $rest = $part -split '\n', 2
            $fence = '(?ms)^```powershell\n(.*?)^```$'
            [pscustomobject]@{
                Title = $title
                Code  = ([regex]::Matches($rest, $fence) | ForEach-Object { $_.Groups[1].Value }) -join "`n"
                Text  = $title + ' ' + ($rest -replace $fence)
            }
        }
    }

    function Open-World {
        param([string] $Folder)
        $state = [initialsessionstate]::CreateDefault()
        $state.ImportPSModule('EiamPowerShell')
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.ThreadOptions = 'ReuseThread'
        $runspace.Open()
        $started = Invoke-InWorld -Runspace $runspace -Code "Set-Location -LiteralPath '$Folder'; . '$(Join-Path $PSScriptRoot Examples.World.ps1)'"
        if ($started) {
            throw $started[0]
        }

        $runspace
    }

    # The errors of a script, written or thrown, and its warnings. Its output is formatted, since a view can fail too.
    function Invoke-InWorld {
        param([System.Management.Automation.Runspaces.Runspace] $Runspace, [string] $Code)
        $shell = [powershell]::Create()
        $shell.Runspace = $Runspace
        try {
            $null = $shell.AddScript($Code).AddCommand('Out-String').Invoke()
        }
        catch {
            $_.Exception.InnerException.ErrorRecord
        }

        $shell.Streams.Error
        $shell.Streams.Warning
        $shell.Dispose()
    }

    # Runs an example line by line. One that asks fails, since nobody is there to answer, and is run again without the question.
    function Invoke-Example {
        param([System.Management.Automation.Runspaces.Runspace] $Runspace, [string] $Code)
        $run = [pscustomobject]@{ Errors = @(); Warnings = @(); Asked = $false }
        foreach ($line in [scriptblock]::Create($Code).Ast.EndBlock.Statements.Extent.Text) {
            $written = @(Invoke-InWorld -Runspace $Runspace -Code $line)
            if ($written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and $_.Exception.GetBaseException() -is [System.Management.Automation.Host.HostException] }) {
                $run.Asked = $true
                $written = @(Invoke-InWorld -Runspace $Runspace -Code "& { `$ConfirmPreference = 'None'; $($line -replace ' -Confirm(?![:\w])') }")
            }

            $run.Errors += $written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
            $run.Warnings += $written | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }
        }

        $run
    }
}

AfterAll {
    $kept.Keys | ForEach-Object { Set-Item -Path "Env:$_" -Value $kept[$_] }
    Get-EiamSession | Disconnect-Eiam
}

Describe 'The examples of a help page' {
    AfterEach {
        $null = Invoke-InWorld -Runspace $world -Code 'Get-EiamSession | Disconnect-Eiam'
        $world.Dispose()
        Get-ChildItem -Path Env:EIAM_* | Remove-Item
    }

    It 'do what they say: <_.BaseName>' -ForEach (Get-ChildItem -Path ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'docs', 'en-US')) -Filter *-Eiam*.md) {
        $examples = @(Get-Example -Path $_.FullName)
        $examples | Should -Not -BeNullOrEmpty
        $script:world = Open-World -Folder (New-Item -ItemType Directory -Path (Join-Path $TestDrive $_.BaseName))
        $problems = foreach ($example in $examples) {
            # The one thing that Windows PowerShell does not have.
            if ($example.Code -match ' -Parallel ' -and $PSVersionTable.PSVersion.Major -lt 7) {
                continue
            }

            # Connecting sends nothing. An example that connects to a tenant does no more than that, and its session ends with it.
            $others = [regex]::Matches($example.Code, '\b\w+-Eiam\w*') | ForEach-Object Value | Where-Object { $_ -ne 'Connect-Eiam' }
            if ($others -and $example.Code -match '\bConnect-Eiam(?!.* -Sandbox)') {
                "$($example.Title): $others would reach a tenant. Connect to a sandbox."
                continue
            }

            $run = Invoke-Example -Runspace $world -Code $example.Code
            $null = Invoke-InWorld -Runspace $world -Code 'Get-EiamSession | Where-Object { -not $_.Sandbox } | Disconnect-Eiam'
            $seen = @{
                'fails with' = $run.Errors
                'warning'    = $run.Warnings
                'Asks'       = @('a question' | Where-Object { $run.Asked })
            }
            foreach ($word in $seen.Keys) {
                if (($seen[$word].Count -gt 0) -ne ($example.Text -cmatch "\b$word\b")) {
                    "$($example.Title): its text and what it does differ. '$word': $($seen[$word] -join '; ')"
                }
            }
        }

        $problems | Should -BeNullOrEmpty
    }
}
