#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The README: its session prints what it says, its cmdlets are those of the module, and its links lead somewhere.

BeforeAll {
    $script:root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    Import-Module EiamPowerShell -Force
    $script:readme = [System.IO.File]::ReadAllText((Join-Path $root 'README.md'))
}

AfterAll {
    Get-EiamSession | Disconnect-Eiam
}

Describe 'README.md' {
    It 'has a session that prints what it says' {
        $block = [regex]::Match($readme, '(?s)```console\r?\n(.*?)```').Groups[1].Value
        $block | Should -Not -BeNullOrEmpty
        $said = [System.Collections.Generic.List[string]]::new()
        foreach ($line in $block -split '\r?\n') {
            if ($line -match '^PS> (.*)$') {
                $said.Add($line)

                # Dot-sourced: what one line sets, the next one uses.
                foreach ($printed in (. ([scriptblock]::Create($Matches[1])) | Out-String) -split '\r?\n') {
                    if ($printed.Trim()) {
                        $said.Add($printed.TrimEnd())
                    }
                }
            }
        }

        $collapse = { ($_ -replace '\e\[[0-9;]*m' -replace '\s+', ' ').TrimEnd() }
        $said | ForEach-Object $collapse | Should -Be ($block -split '\r?\n' | Where-Object { $_.Trim() } | ForEach-Object $collapse)
    }

    It 'lists every cmdlet of the module, and no other' {
        $rows = [regex]::Matches($readme, '(?m)^\| [^|`]+ \| (`.*`) \|$') | ForEach-Object { $_.Groups[1].Value }
        $listed = foreach ($row in $rows) {
            # A verb by itself takes the noun of the name behind it.
            $verbs = @()
            foreach ($name in [regex]::Matches($row, '`([^`]+)`') | ForEach-Object { $_.Groups[1].Value }) {
                if ($name -match '^(\w+)-$') {
                    $verbs += $Matches[1]
                }
                else {
                    $name
                    $noun = $name.Split('-')[1]
                    $verbs | ForEach-Object { "$_-$noun" }
                    $verbs = @()
                }
            }
        }

        $listed | Sort-Object | Should -Be ((Get-Command -Module EiamPowerShell).Name | Sort-Object)
    }

    It 'links to files that are there' {
        [regex]::Matches($readme, '\]\(([^)#:]+)\)') | ForEach-Object { Join-Path $root $_.Groups[1].Value } | Where-Object { -not (Test-Path -Path $_) } |
            Should -BeNullOrEmpty
    }
}
