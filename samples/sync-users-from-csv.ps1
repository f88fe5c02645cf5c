#Requires -Version 5.1

<#
.SYNOPSIS
Brings the users of a CSV file into the tenant's directory: creates those that are missing, and changes those that differ.

.DESCRIPTION
Looks each row up by its column UserName. A user who is not found (USER.0001) is created, one whose fields differ from the row is changed, and only
in those fields. Nobody is disabled or removed. A second run on the same file changes nothing.

The columns are UserName and parameters of New-EiamUser: Name, OrganizationCode, Mobile, Email, EmployeeId, ExternalId, FirstName, MiddleName,
LastName, Gender, Birthday, NickName, ManagerId, HireDate, and Password and MustChangePassword (true or false), which only a new user gets. An empty cell says nothing: it is neither compared
nor sent. Another column is refused, since it would be ignored otherwise.

A lookup that fails for another reason than USER.0001 is a failure of its row: nobody is created because a lookup is broken. The same goes for an
organization code that the tenant does not have, and for a lookup that answers with another user name.

The session is the current one (Connect-Eiam with -ClientSecret). Where there is none, Connect-Eiam is called without arguments, which takes
EIAM_DOMAIN, EIAM_CLIENT_ID and EIAM_CLIENT_SECRET from the environment; that session is closed at the end.

.PARAMETER Path
The CSV file, in UTF-8.

.PARAMETER ReportPath
Where the report is written as CSV too.

.PARAMETER ThrottleLimit
How many calls may be in flight at once, from 1 to 256.

.EXAMPLE
./sync-users-from-csv.ps1 users.csv -WhatIf

Writes the report of what would be done, and changes nothing.

.EXAMPLE
./sync-users-from-csv.ps1 users.csv -ReportPath report.csv | Where-Object Result -ne Done

Does it, and shows what failed.

.OUTPUTS
An object for each row: UserName, Action (Create, Change, None), Fields (those that are sent), Result (Done, Planned, Failed, or Unknown: it was sent,
and what became of it is not known), ErrorId, Message. It contains no values of the row but the user name.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory = $true, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Path,

    [string] $ReportPath,

    [ValidateRange(1, 256)]
    [int] $ThrottleLimit = 8
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2

$compared = 'Name', 'OrganizationCode', 'Mobile', 'Email', 'EmployeeId', 'ExternalId', 'FirstName', 'MiddleName', 'LastName', 'Gender', 'Birthday',
    'NickName', 'ManagerId', 'HireDate'
$ofJoiners = 'Password', 'MustChangePassword'

# A value as it can be compared with what the tenant answers: times of dates and the prefix of mobiles are the tenant's.
function ConvertTo-Comparable {
    param([string] $Name, [string] $Value)
    switch ($Name) {
        'Mobile' { $Value -replace '^(\+|00)86' -replace '\D' }
        { $_ -in 'Birthday', 'HireDate' } { $Value.Substring(0, [Math]::Min(10, $Value.Length)) }
        default { $Value }
    }
}

function Get-Difference {
    param([pscustomobject] $Row, [object] $User, [string[]] $Column, [hashtable] $OrganizationId)
    foreach ($name in $Column) {
        $wanted = $Row.$name
        $actual = if ($name -eq 'OrganizationCode') { $User.OrganizationId } else { $User.$name }
        if ($wanted -and $name -eq 'OrganizationCode') {
            $wanted = $OrganizationId[$wanted]
        }

        if ($wanted -and (ConvertTo-Comparable -Name $name -Value $wanted) -cne (ConvertTo-Comparable -Name $name -Value $actual)) {
            $name
        }
    }
}

function Add-Failure {
    param([pscustomobject] $Line, [object] $ErrorRecord)
    $Line.Result = if ($ErrorRecord.Exception.Outcome -eq 'Unknown') { 'Unknown' } else { 'Failed' }
    $Line.ErrorId = $ErrorRecord.FullyQualifiedErrorId.Split(',')[0]
    $Line.Message = $ErrorRecord.Exception.Message
}

$Path = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)

# Import-Csv takes another encoding in silence, and its names would be written into the directory as replacement characters.
$reader = [System.IO.StreamReader]::new($Path, [System.Text.UTF8Encoding]::new($true, $true), $true)
try {
    $null = $reader.ReadToEnd()
}
catch {
    throw "'$Path' is not in UTF-8. Save it as UTF-8 (in Excel as ""CSV UTF-8"") and run this again. Nothing was changed."
}
finally {
    $reader.Dispose()
}

# Checked as a whole before anything is asked for.
$rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8)
$columns = @(if ($rows.Count -gt 0) { $rows[0].PSObject.Properties.Name })
if ($rows.Count -gt 0 -and $columns -notcontains 'UserName') {
    throw "'$Path' has no column UserName."
}

$unknown = @($columns | Where-Object { $_ -notin $compared + $ofJoiners + 'UserName' })
if ($unknown.Count -gt 0) {
    throw "'$Path' has columns that this script does not know: $($unknown -join ', '). It knows UserName, $($ofJoiners + $compared -join ', ')."
}

$report = @{}
$byName = @{}

# By a key of two characters. An error masks the mobile and the password of its record wherever they stand, also in a user name; what is shorter than
# four characters is never masked.
$keyOf = @{}
$lineOf = [System.Collections.Generic.Dictionary[string, object]]::new([StringComparer]::Ordinal)
$lines = @(foreach ($row in $rows) {
        $at = "row $($lineOf.Count + 2), where the header is row 1"
        if (-not $row.UserName) {
            throw "'$Path' has no UserName in $at."
        }

        if ($report.ContainsKey($row.UserName)) {
            throw "'$Path' has '$($row.UserName)' again in $at."
        }

        $byName[$row.UserName] = $row
        $report[$row.UserName] = [pscustomobject]@{ UserName = $row.UserName; Action = 'None'; Fields = ''; Result = 'Done'; ErrorId = ''; Message = '' }
        $number = $lineOf.Count
        $key = [string][char](0x4E00 + $number % 20000) + [char]([int][Math]::Floor(0x4E00 + $number / 20000))
        $keyOf[$row.UserName] = $key
        $lineOf[$key] = $report[$row.UserName]
        $report[$row.UserName]
    })

$connected = $false
if (-not (Get-EiamSession -Current -ErrorAction Ignore)) {
    Connect-Eiam
    $connected = $true
}

try {
    $call = @{ ThrottleLimit = $ThrottleLimit; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
    $used = @($columns | Where-Object { $_ -in $compared })

    # Users know organizations by id, files by code.
    $organizationId = @{}
    if ($used -contains 'OrganizationCode') {
        foreach ($organization in Get-EiamOrganization) {
            $organizationId[[string]$organization.Code] = $organization.OrganizationId
        }
    }

    $known = @(foreach ($row in $rows) {
            if ($used -contains 'OrganizationCode' -and $row.OrganizationCode -and -not $organizationId.ContainsKey($row.OrganizationCode)) {
                $line = $report[$row.UserName]
                $line.Result = 'Failed'
                $line.ErrorId = 'ORG.0001'
                $line.Message = "The tenant has no organization with the code '$($row.OrganizationCode)'."
            }
            else {
                [pscustomobject]@{ UserName = $row.UserName }
            }
        })

    # By user name only: a mobile or an address that moved to another user must not find that one.
    $found = @($known | Get-EiamUser @call)
    $movers = @(foreach ($user in $found) {
            $row = $byName[$user.InputObject.UserName]
            if (-not [string]::Equals($user.UserName, $row.UserName, [StringComparison]::OrdinalIgnoreCase)) {
                $line = $report[$row.UserName]
                $line.Result = 'Failed'
                $line.ErrorId = 'UserNameDiffers'
                $line.Message = 'The tenant answered with another user, who is not changed.'
                continue
            }

            $fields = @(Get-Difference -Row $row -User $user -Column $used -OrganizationId $organizationId)
            if ($fields.Count -gt 0) {
                $report[$row.UserName].Action = 'Change'
                $report[$row.UserName].Fields = $fields -join ' '
                $change = [ordered]@{ Key = $keyOf[$row.UserName]; UserId = $user.UserId }
                foreach ($name in $fields) {
                    $change[$name] = $row.$name
                }

                [pscustomobject]$change
            }
        })

    $missing = @(foreach ($record in $failed) {
            if ($record.Exception.ErrorCode -eq 'USER.0001') {
                $record.TargetObject.UserName
            }
            else {
                Add-Failure -Line $report[$record.TargetObject.UserName] -ErrorRecord $record
            }
        })
    $joiners = @($rows | Where-Object { $_.UserName -in $missing })
    foreach ($row in $joiners) {
        $report[$row.UserName].Action = 'Create'
        $report[$row.UserName].Fields = @($columns | Where-Object { $row.$_ }) -join ' '
    }

    if ($joiners.Count + $movers.Count -gt 0) {
        if ($PSCmdlet.ShouldProcess($Path, "Create $($joiners.Count) and change $($movers.Count) users")) {
            # Asked about as a whole.
            $null = $joiners | Select-Object *, @{ Name = 'Key'; Expression = { $keyOf[$_.UserName] } } | New-EiamUser @call -Confirm:$false
            $failed | ForEach-Object { Add-Failure -Line $lineOf[$_.TargetObject.Key] -ErrorRecord $_ }
            $null = $movers | Set-EiamUser @call -Confirm:$false
            $failed | ForEach-Object { Add-Failure -Line $lineOf[$_.TargetObject.Key] -ErrorRecord $_ }
        }
        else {
            $lines | Where-Object { $_.Action -ne 'None' } | ForEach-Object { $_.Result = 'Planned' }
        }
    }
}
finally {
    if ($connected) {
        Disconnect-Eiam
    }
}

$open = @($lines | Where-Object { $_.Result -eq 'Unknown' })
if ($open.Count -gt 0) {
    Write-Warning "What became of $($open.Count) users is not known (Result Unknown). Run this again: it looks first."
}

if ($ReportPath) {
    $lines | Export-Csv -LiteralPath $PSCmdlet.GetUnresolvedProviderPathFromPSPath($ReportPath) -NoTypeInformation -Encoding UTF8 -WhatIf:$false
}

$lines
