#Requires -Version 5.1

<#
.SYNOPSIS
Finds the accounts of an application whose users were disabled, and disables them. Without -Apply it only reports.

.DESCRIPTION
Reads the enabled accounts of one user each (type Basic) of an application, looks each account's user up by the account name, and reports the
accounts whose users are disabled in the directory: the leavers. With -Apply it disables those accounts.

An account counts as a leaver's only where the tenant says so: the user was found, has the name of the account, and is disabled. A user who is
not found, a lookup that failed, another name than the one that was looked for, an answer without a state, or an account of another type is an
error of that account, and the account stays as it is. Where the list of accounts cannot be read to its end, nothing is done at all.

Where more accounts would be disabled than -MaximumPercent allows, nothing is disabled: the report is written, and the script ends with an error. A
lookup that is broken must not disable a company.

The session is the current one, made by Connect-Eiam with -ClientSecret. Where there is none, Connect-Eiam is called without arguments, which takes
EIAM_DOMAIN, EIAM_CLIENT_ID, EIAM_CLIENT_SECRET and the others from the environment; that session is closed at the end.

.PARAMETER ApplicationId
The application. Default: the session's (Connect-Eiam -ApplicationId).

.PARAMETER Apply
Disables the accounts. Without it nothing is changed.

.PARAMETER MaximumPercent
How many of the accounts that were looked up may be disabled in one run, in percent, rounded down; one is always allowed. Default: 10.

.PARAMETER ReportPath
Where the report is written as CSV, in UTF-8. A file that is there is replaced. Default: no file.

.PARAMETER ThrottleLimit
How many calls may be in flight at once, from 1 to 256. Default: 8.

.EXAMPLE
Connect-Eiam -Domain contoso.example.com -ClientId $clientId -ClientSecret $secret
./disable-leavers.ps1 -ApplicationId $app

Reports whose accounts would be disabled, and changes nothing.

.EXAMPLE
./disable-leavers.ps1 -ApplicationId $app -Apply -ReportPath leavers.csv | Where-Object State -eq Error

Disables them, keeps a report, and shows what could not be decided.

.OUTPUTS
An object for each leaver and for each error: ApplicationId, AccountId, AccountName, UserId, State (Leaver or Error), Action (None, WouldDisable,
Disabled, Failed or Stopped), ErrorId and Message. Errors are also told as one error of the script at its end.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
[OutputType([pscustomobject])]
param(
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $ApplicationId,

    [switch] $Apply,

    [ValidateRange(0, 100)]
    [double] $MaximumPercent = 10,

    [ValidateNotNullOrEmpty()]
    [string] $ReportPath,

    [ValidateRange(1, 256)]
    [int] $ThrottleLimit = 8
)

# What the caller wants of the error at the end; all others end the run.
$wanted = $ErrorActionPreference
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2

function New-Line {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It makes an object.')]
    param($Account, [string] $UserId, [string] $State, [string] $Action, [string] $ErrorId, [string] $Message)
    [pscustomobject]@{
        ApplicationId = $Account.ApplicationId
        AccountId     = $Account.AccountId
        AccountName   = $Account.AccountName
        UserId        = $UserId
        State         = $State
        Action        = $Action
        ErrorId       = $ErrorId
        Message       = $Message
    }
}

# An error of the run, and not of one account, has no account as its target: it ends the run.
function Get-Target {
    param([System.Management.Automation.ErrorRecord] $ErrorRecord)
    if ($null -eq $ErrorRecord.TargetObject -or $null -eq $ErrorRecord.TargetObject.PSObject.Properties['AccountId']) {
        throw $ErrorRecord
    }

    $ErrorRecord.TargetObject
}

function Get-Id {
    param([System.Management.Automation.ErrorRecord] $ErrorRecord)
    $ErrorRecord.FullyQualifiedErrorId.Split(',')[0]
}

# Why a user who was found says nothing about an account; nothing where it does.
function Get-Doubt {
    param($User, $Account)
    if (-not [string]::Equals($User.UserName, $Account.AccountName, [StringComparison]::OrdinalIgnoreCase)) {
        'UserNameDiffers'
    }
    elseif ($null -eq $User.Disabled) {
        'UserStateUnknown'
    }
}

# Before anything is asked: a report that cannot be written must not be found out about afterwards.
if ($ReportPath) {
    $ReportPath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($ReportPath)
    [System.IO.File]::Open($ReportPath, [System.IO.FileMode]::OpenOrCreate, [System.IO.FileAccess]::Write).Dispose()
}

$connected = $false
if (-not (Get-EiamSession -Current -ErrorAction Ignore)) {
    Connect-Eiam
    $connected = $true
}

try {
    $session = Get-EiamSession -Current
    $application = if ($ApplicationId) { $ApplicationId } else { $session.ApplicationId }
    if (-not $application) {
        throw 'There is no application: give -ApplicationId, or Connect-Eiam -ApplicationId.'
    }

    $call = @{ Session = $session; ThrottleLimit = $ThrottleLimit; ErrorAction = 'Continue' }

    # Read to its end before anything else: an error here ends the run. What is disabled already needs no look.
    $listed = @(Get-EiamAccount -ApplicationId $application -Type Basic -Session $session | Where-Object { $_.Disabled -ne $true })

    # A tenant that does not know the filter lists them all, and an orphan can have the name of a user who leaves.
    $accounts = @($listed | Where-Object { $_.Type -eq 'Basic' })

    $report = [System.Collections.Generic.List[object]]::new()
    $leavers = [System.Collections.Generic.List[object]]::new()
    $listed | Where-Object { $_.Type -ne 'Basic' } | ForEach-Object {
        $report.Add((New-Line -Account $_ -State Error -Action None -ErrorId AccountTypeDiffers -Message "The tenant answered with an account of type '$($_.Type)'."))
    }

    $accounts | Get-EiamUser @call -ExpectedCount $accounts.Count 2>&1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.ErrorRecord]) {
            $report.Add((New-Line -Account (Get-Target -ErrorRecord $_) -State Error -Action None -ErrorId (Get-Id -ErrorRecord $_) -Message $_.ToString()))
        }
        elseif ($doubt = Get-Doubt -User $_ -Account $_.InputObject) {
            $report.Add((New-Line -Account $_.InputObject -UserId $_.UserId -State Error -Action None -ErrorId $doubt -Message "The tenant answered with the user '$($_.UserName)'."))
        }
        elseif ($_.Disabled) {
            $line = New-Line -Account $_.InputObject -UserId $_.UserId -State Leaver -Action WouldDisable
            $report.Add($line)
            $leavers.Add($line)
        }
    }

    $most = [Math]::Max(1, [Math]::Floor($accounts.Count * $MaximumPercent / 100))
    $isStopped = $leavers.Count -gt $most
    if ($isStopped) {
        foreach ($line in $leavers) {
            $line.Action = 'Stopped'
        }
    }
    elseif ($Apply -and $leavers.Count -gt 0 -and
        $PSCmdlet.ShouldProcess("application $application", "Disable $($leavers.Count) of $($accounts.Count) accounts")) {
        # What fails is known by its account; an outcome is written for each, whatever happens to the others.
        $failed = @{}
        $leavers | Disable-EiamAccount @call -Confirm:$false -WhatIf:$false 2>&1 | ForEach-Object {
            $failed[[string](Get-Target -ErrorRecord $_).AccountId] = $_
        }

        foreach ($line in $leavers) {
            $line.Action = 'Disabled'
            $failure = $failed[[string]$line.AccountId]
            if ($failure) {
                $line.Action = 'Failed'
                $line.ErrorId = Get-Id -ErrorRecord $failure
                $line.Message = $failure.ToString()
            }
        }
    }

    if ($ReportPath) {
        # With a byte order mark, without which Windows PowerShell and Excel take the file for ANSI; with its head where there are no lines.
        $csv = @($report | ConvertTo-Csv -NoTypeInformation)
        if ($csv.Count -eq 0) {
            $nobody = [pscustomobject]@{ ApplicationId = ''; AccountId = ''; AccountName = '' }
            $csv = @(New-Line -Account $nobody | ConvertTo-Csv -NoTypeInformation)[0]
        }

        [System.IO.File]::WriteAllLines($ReportPath, [string[]]$csv, [System.Text.UTF8Encoding]::new($true))
    }

    $report
    if ($isStopped) {
        throw "$($leavers.Count) of $($accounts.Count) accounts belong to disabled users, and at most $most may be disabled in one run (-MaximumPercent $MaximumPercent). Nothing was disabled: look whether that can be."
    }

    $errors = @($report | Where-Object { $_.State -eq 'Error' -or $_.Action -eq 'Failed' })
    if ($errors.Count -gt 0) {
        Write-Error -Message "$($errors.Count) of $($listed.Count) accounts could not be looked up or disabled: see the report." -ErrorAction $wanted
    }
}
finally {
    if ($connected) {
        Disconnect-Eiam
    }
}
