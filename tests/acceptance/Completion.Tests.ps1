#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# The Tab key: PowerShell offers the names of files where a module says nothing of a parameter.

BeforeAll {
    Import-Module EiamPowerShell -Force
    Push-Location (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'completion'))
    New-Item -ItemType File -Path file.txt
    Connect-Eiam -Sandbox

    # Whether a file is among what is offered at the end of a line.
    function Test-FileOffer {
        param([string] $Line)
        [bool]((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText -match 'file\.txt')
    }
}

AfterAll {
    Get-EiamSession | Disconnect-Eiam
    Pop-Location
}

Describe 'Completion of arguments' {
    It 'offers files for <_>' -ForEach 'Connect-Eiam -Sandbox -Path ', 'Get-EiamCaptcha -Path ', 'Get-EiamCaptcha ' {
        Test-FileOffer $_ | Should -BeTrue
    }

    It 'offers files nowhere else' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        $lines = foreach ($cmdlet in Get-Command -Module EiamPowerShell) {
            if ($cmdlet.Name -ne 'Get-EiamCaptcha' -and $cmdlet.ParameterSets.Parameters.Position -contains 0) {
                "$cmdlet "
            }

            $cmdlet.Parameters.Values | Where-Object { $_.Name -notin $common -and $_.ParameterType -ne [switch] } | ForEach-Object { "$cmdlet -$($_.Name) " } |
                Where-Object { $_ -notin 'Connect-Eiam -Path ', 'Get-EiamCaptcha -Path ' }
        }

        $lines.Count | Should -BeGreaterThan 500
        $lines | Where-Object { Test-FileOffer $_ } | Should -BeNullOrEmpty
    }

    It 'offers what is known: <Line>' -ForEach @(
        @{ Line = 'Invoke-EiamSocialLogin -Provider We'; Offered = 'WeChat' }
        @{ Line = 'Send-EiamVerificationCode -Purpose L'; Offered = 'Login' }
        @{ Line = 'Connect-Eiam -Language e'; Offered = 'en' }
        @{ Line = 'Get-EiamErrorCode ORG.0008'; Offered = 'ORG.0008' }
        @{ Line = 'Get-EiamUser -Session s'; Offered = 'sandbox' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches[0].CompletionText | Should -Be $Offered
    }

    It 'offers the countries that the session knows, and asks for none' {
        $line = 'Get-EiamUser -Mobile +85'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.Count | Should -Be 0
        $null = Get-EiamCountryCode
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be '+852-', '+853-'
        @(Get-EiamSandboxRequest).Count | Should -Be 1
    }
}
