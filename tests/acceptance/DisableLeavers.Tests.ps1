#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# samples/disable-leavers.ps1: nobody loses an account unless the tenant says that the user is disabled, and never too many at once.

BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:sample = [System.IO.Path]::Combine($root, 'samples', 'disable-leavers.ps1')
    Import-Module EiamPowerShell -Force

    function Get-DisabledName {
        @((Get-EiamAccount | Where-Object Disabled).AccountName)
    }

    function Get-Change {
        @(Get-EiamSandboxRequest | Where-Object { $_.Method -notin 'GET', 'POST' })
    }
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'disable-leavers.ps1' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $script:app = (Get-EiamSession).ApplicationId
        1..30 | ForEach-Object { $null = New-EiamUser -UserName "user$_" }
        Get-EiamUser | New-EiamAccount -ThrottleLimit 8 | Out-Null
        # None of these is a user's account: one has the name of a user who leaves.
        $null = New-EiamAccount -Type Orphan -AccountName machine
        $null = New-EiamAccount -Type Public -AccountName reception
        $script:before = (Get-Change).Count
    }

    AfterEach {
        Get-EiamSession | Disconnect-Eiam
    }

    It 'reports the leavers, and changes nothing without -Apply' {
        Get-EiamUser user3 | Disable-EiamUser
        Get-EiamUser user5 | Disable-EiamUser
        $path = Join-Path $TestDrive 'dry.csv'
        $report = & $sample -ReportPath $path
        $report.AccountName | Should -Be 'user3', 'user5'
        $report.State | Should -Be 'Leaver', 'Leaver'
        $report.Action | Should -Be 'WouldDisable', 'WouldDisable'
        $report[0].UserId | Should -Be (Get-EiamUser user3).UserId
        $report[0].ApplicationId | Should -Be $app
        Get-DisabledName | Should -BeNullOrEmpty
        (Get-Change).Count | Should -Be ($before + 2)

        $rows = @(Import-Csv -Path $path -Encoding UTF8)
        $rows.AccountId | Should -Be $report.AccountId
        $rows.Action | Should -Be 'WouldDisable', 'WouldDisable'
    }

    It 'disables their accounts with -Apply, and finds nothing more in a second run' {
        Get-EiamUser user3 | Disable-EiamUser
        Get-EiamUser user5 | Disable-EiamUser
        $report = & $sample -ApplicationId $app -Apply
        $report.Action | Should -Be 'Disabled', 'Disabled'
        Get-DisabledName | Should -Be 'user3', 'user5'

        $path = Join-Path $TestDrive 'second.csv'
        & $sample -ApplicationId $app -Apply -ReportPath $path | Should -BeNullOrEmpty
        @(Get-Content -Path $path).Count | Should -Be 1
        (Get-Content -Path $path) | Should -BeLike '*AccountId*Action*'
        @(Get-Change | Where-Object Path -Like '*accounts*').Count | Should -Be 2
    }

    It 'takes a user who is not found for an error, and never for a leaver' {
        Get-EiamUser user3 | Disable-EiamUser
        Get-EiamUser user4 | Remove-EiamUser -Confirm:$false
        $report = & $sample -Apply -ErrorVariable failed -ErrorAction SilentlyContinue
        $report.AccountName | Should -Be 'user3', 'user4'
        $report.State | Should -Be 'Leaver', 'Error'
        $report.Action | Should -Be 'Disabled', 'None'
        $report[1].ErrorId | Should -Be 'USER.0001'
        $report[1].Message | Should -Not -BeNullOrEmpty
        Get-DisabledName | Should -Be 'user3'
        "$($failed[-1])" | Should -BeLike '1 of 30 accounts could not be looked up or disabled*'
    }

    It 'stops before it disables too many' {
        1..4 | ForEach-Object { Get-EiamUser "user$_" | Disable-EiamUser }
        $path = Join-Path $TestDrive 'stopped.csv'
        $seen = [System.Collections.Generic.List[object]]::new()
        { & $sample -Apply -ReportPath $path | ForEach-Object { $seen.Add($_) } } |
            Should -Throw '4 of 30 accounts belong to disabled users, and at most 3 may be disabled in one run*'
        $seen.Action | Should -Be 'Stopped', 'Stopped', 'Stopped', 'Stopped'
        @(Import-Csv -Path $path).Action | Should -Be 'Stopped', 'Stopped', 'Stopped', 'Stopped'
        Get-DisabledName | Should -BeNullOrEmpty
        @(Get-EiamSandboxRequest '*accounts/*disable').Count | Should -Be 0

        (& $sample -Apply -MaximumPercent 20).Action | Should -Be 'Disabled', 'Disabled', 'Disabled', 'Disabled'
        Get-DisabledName | Should -Be 'user1', 'user2', 'user3', 'user4'
    }

    It 'always allows one' {
        Get-EiamUser user30 | Disable-EiamUser
        (& $sample -Apply -MaximumPercent 0).Action | Should -Be 'Disabled'
    }

    It 'looks at accounts of one user alone' {
        $null = New-EiamUser -UserName machine
        Get-EiamUser machine | Disable-EiamUser
        & $sample -Apply | Should -BeNullOrEmpty
        Get-DisabledName | Should -BeNullOrEmpty
    }

    It 'leaves accounts of another type alone where the tenant lists them all the same' {
        $null = New-EiamUser -UserName machine
        Get-EiamUser machine | Disable-EiamUser
        $every = @(Get-EiamAccount)
        Mock Get-EiamAccount { $every }
        $report = & $sample -Apply -ErrorAction SilentlyContinue
        $report.AccountName | Should -Be 'machine', 'reception'
        $report.ErrorId | Should -Be 'AccountTypeDiffers', 'AccountTypeDiffers'
        (Get-Change).Count | Should -Be ($before + 1)
    }

    It 'asks where one wants to be asked' {
        Get-EiamUser user3 | Disable-EiamUser
        (& $sample -Apply -WhatIf).Action | Should -Be 'WouldDisable'
        Get-DisabledName | Should -BeNullOrEmpty
    }

    It 'does nothing where the list of accounts cannot be read' {
        Get-EiamUser user3 | Disable-EiamUser
        { & $sample -ApplicationId unknown -Apply } | Should -Throw -ErrorId 'APP.0001,*'
        Get-DisabledName | Should -BeNullOrEmpty
    }

    It 'leaves an account alone that the answer is not clearly about, and tells what failed' {
        Mock Get-EiamUser {
            $account = $InputObject
            $user = [pscustomobject]@{ UserId = 'u'; UserName = $account.AccountName; Disabled = $false; InputObject = $account }
            switch ($account.AccountName) {
                'user1' { $user.Disabled = $true; $user.InputObject = [pscustomobject]@{ ApplicationId = $account.ApplicationId; AccountId = 'unknown'; AccountName = 'user1' } }
                'user2' { $user.Disabled = $null }
                'user3' { $user.Disabled = $true; $user.UserName = 'somebody' }
                'user4' { $user.Disabled = $true }
            }
            $user
        }
        $report = & $sample -Apply -ErrorVariable failed -ErrorAction SilentlyContinue
        $report.AccountName | Should -Be 'user1', 'user2', 'user3', 'user4'
        $report.State | Should -Be 'Leaver', 'Error', 'Error', 'Leaver'
        $report.Action | Should -Be 'Failed', 'None', 'None', 'Disabled'
        $report.ErrorId | Should -Be 'APP.ACCOUNT.0028', 'UserStateUnknown', 'UserNameDiffers', ''
        Get-DisabledName | Should -Be 'user4'
        "$($failed[-1])" | Should -BeLike '3 of 30 accounts could not be*'
    }

    It 'says what is missing' {
        Connect-Eiam -Domain contoso.example.com -ClientId c -ClientSecret s -Name none
        { & $sample -Apply } | Should -Throw 'There is no application: give -ApplicationId, or Connect-Eiam -ApplicationId.'
        { & $sample -ApplicationId a -ReportPath (Join-Path $TestDrive 'no/such/folder.csv') } | Should -Throw
    }
}
