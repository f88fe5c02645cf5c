#Requires -Version 5.1

<#
.SYNOPSIS
Binds the WeChat users of a CSV file, and carries on after a crash without sending a one-time code twice.

.DESCRIPTION
Pipes the records of a CSV file through Invoke-EiamWeChatMobileBind, several at once, and writes each outcome as it comes. Run it again after a
crash, Ctrl+C or a lost connection: it carries on where it ended.

The file has the columns StateToken and WeChatCode, and may have Register (True, False, 1, 0 or nothing). Rows are known by their column Id, or
by their number, from 1, where there is no such column. An Id must not come twice, nor may a code.

Three files are kept beside it. For binds.csv:

  binds.results.csv   a line for each answer: the Id (or Row), Status, StatusText, ExpiresAt, Time. It contains no tokens: a script that needs
                      the session tokens calls the cmdlet itself.
  binds.failures.csv  a line for each failure: the Id (or Row), Outcome, ErrorId, Message, Time. Get-EiamErrorCode explains an ErrorId.
  binds.journal.csv   a line for each record before it is handed to the cmdlet. It is written through to the disk first, so that no code can be
                      in flight that it does not know. It is locked while the script runs: a second run on the same file is refused.

None of them contains a token or a code. Keep them together, and with their file: without its journal a run would send everything again.

A later run looks only at these files, and goes by Id (or Row):

  answered, or failed with Outcome Rejected or Unknown   is never sent again, even if its row was changed since. A row that gets a new code gets
                                                         a new Id too. Where there is no column Id, add rows only at the end.
  failed with Outcome NotSent                            is sent again, as its row is now: the code did not go out.
  in the journal, without an outcome                     was handed over when the last run ended, and is never sent again. It is written to
                                                         the failures as Unknown; whether it was bound is for the tenant's console to say.

A line that a crash cut off counts as not written.

The session is the current one, made by Connect-Eiam. Where there is none, Connect-Eiam is called without arguments, which takes EIAM_DOMAIN,
EIAM_CLIENT_ID and the others from the environment; that session is closed at the end.

A phone code lives five minutes: the tenant rejects those that a late run sends.

.PARAMETER Path
The CSV file, in UTF-8. Its folder must be writable and on a local disk: a lock may not hold on a network share.

.PARAMETER ThrottleLimit
How many calls may be in flight at once, from 1 to 256. A crash can leave twice as many records, and one, with an unknown outcome: answers are
written in the order of the records, and wait for a slower one before them.

.EXAMPLE
Connect-Eiam -Domain contoso.example.com -ClientId $clientId
./bind-from-csv.ps1 binds.csv

Binds the records of binds.csv, and tells how many there were of each outcome.

.EXAMPLE
./bind-from-csv.ps1 binds.csv -WhatIf

Sends and writes nothing.

.EXAMPLE
Import-Csv binds.failures.csv | Where-Object Outcome -eq Unknown

Lists the records to look up in the tenant's console.

.OUTPUTS
An object with the numbers of records by outcome over all runs, and the paths of the files.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory = $true, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Path,

    [ValidateRange(1, 256)]
    [int] $ThrottleLimit = 8
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2
$utf8 = [System.Text.UTF8Encoding]::new($false)

function Get-Now {
    [DateTimeOffset]::UtcNow.ToString('o', [cultureinfo]::InvariantCulture)
}

# One line a record whatever it contains, and every field in quotes: so a line that was cut off can be told.
function ConvertTo-Line {
    param([string[]] $Value)
    (@(foreach ($field in $Value) { '"' + ($field -replace '[\r\n]+', ' ' -replace '"', '""') + '"' }) -join ',') + "`n"
}

# Opens a file of ours to append to it, and reads what it contains.
function Open-Log {
    param([string] $LogPath, [string[]] $Column, [System.IO.FileShare] $Share = 'Read')
    # Unbuffered: what was written is with the system, and cannot die with the process.
    $stream = [System.IO.FileStream]::new($LogPath, [System.IO.FileMode]::OpenOrCreate, [System.IO.FileAccess]::ReadWrite, $Share, 1)
    try {
        $bytes = [byte[]]::new($stream.Length)
        $read = 0
        while ($read -lt $bytes.Length -and ($count = $stream.Read($bytes, $read, $bytes.Length - $read)) -gt 0) {
            $read += $count
        }

        $end = [Array]::LastIndexOf($bytes, [byte]10) + 1
        $tail = $utf8.GetString($bytes, $end, $bytes.Length - $end)
        if ($tail -match ('^\uFEFF?"([^"]|"")*"(,"([^"]|"")*"){' + ($Column.Count - 1) + '}\r?$')) {
            # Whole but for its end, as editors leave it.
            $end = $bytes.Length
            $stream.WriteByte(10)
        }

        $lines = @($utf8.GetString($bytes, 0, $end).TrimStart([char]0xFEFF) -split '\r?\n')
        if ($end -eq 0) {
            $stream.SetLength(0)
            # With a byte order mark, without which Windows PowerShell and Excel take the file for ANSI.
            $stream.Write([byte[]](0xEF, 0xBB, 0xBF), 0, 3)
            Add-Line -Stream $stream -Value $Column
        }
        elseif (($lines[0] -replace '"') -ne ($Column -join ',')) {
            throw "'$LogPath' does not have the columns $($Column -join ', '). It is not of this script, or the column Id came or went since."
        }
        elseif ($end -lt $bytes.Length) {
            $stream.SetLength($end)
        }

        $null = $stream.Seek(0, 'End')
        [pscustomobject]@{ Stream = $stream; Rows = @($lines | ConvertFrom-Csv) }
    }
    catch {
        $stream.Dispose()
        throw
    }
}

# Through to the disk, and whole or not at all.
function Add-Line {
    param([System.IO.FileStream] $Stream, [string[]] $Value)
    $bytes = $utf8.GetBytes((ConvertTo-Line -Value $Value))
    $start = $Stream.Length
    try {
        $Stream.Write($bytes, 0, $bytes.Length)
        $Stream.Flush($true)
    }
    catch {
        $Stream.SetLength($start)
        throw
    }
}

# Takes lines out of the failures: by a file of the others in its place, so that a crash leaves the one or the other.
function Save-OtherFailure {
    param([System.Collections.Generic.HashSet[string]] $Key, [object[]] $Row)
    $new = $failurePath + '.new'
    $stream = [System.IO.File]::Create($new)
    try {
        $stream.Write([byte[]](0xEF, 0xBB, 0xBF), 0, 3)
        $kept = foreach ($one in $Row) {
            if (-not $Key.Contains($one.$keyName)) {
                ConvertTo-Line -Value $one.$keyName, $one.Outcome, $one.ErrorId, $one.Message, $one.Time
            }
        }
        $bytes = $utf8.GetBytes((ConvertTo-Line -Value $failureColumns) + (-join $kept))
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    }
    finally {
        $stream.Dispose()
    }

    [System.IO.File]::Replace($new, $failurePath, [NullString]::Value)
}

# Which record a result's InputObject or an error's TargetObject is.
function Get-Tag {
    param($Record)
    if ($null -ne $Record) {
        $tag = $Record.PSObject.Properties['Tag']
        if ($null -ne $tag -and $waiting.ContainsKey([string]$tag.Value)) {
            [string]$tag.Value
        }
    }
}

# What is known of the request. Without an answer to that, the worst is taken.
function Get-Outcome {
    param([System.Management.Automation.ErrorRecord] $ErrorRecord)
    $outcome = $ErrorRecord.Exception.PSObject.Properties['Outcome']
    if ($null -ne $outcome) {
        return [string]$outcome.Value
    }

    # Refused by the cmdlet or by PowerShell's binder, or found no session: before anything was sent.
    $id = $ErrorRecord.FullyQualifiedErrorId.Split(',')[0]
    if ($ErrorRecord.Exception -is [System.Management.Automation.ParameterBindingException] -or $id -in 'EiamInvalidArgument', 'EiamNotConnected') {
        return 'NotSent'
    }

    'Unknown'
}

function Save-Failure {
    param([string] $Tag, [System.Management.Automation.ErrorRecord] $ErrorRecord)
    $key = $waiting[$Tag]
    $id = $ErrorRecord.FullyQualifiedErrorId.Split(',')[0]

    # Removed first: Ctrl+C may come between any two statements, and must not make two lines of one outcome.
    $null = $waiting.Remove($Tag)
    Add-Line -Stream $failures.Stream -Value $key, (Get-Outcome -ErrorRecord $ErrorRecord), $id, $ErrorRecord.ToString(), (Get-Now)
}

$Path = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
$base = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($Path), [System.IO.Path]::GetFileNameWithoutExtension($Path))
$resultPath = $base + '.results.csv'
$failurePath = $base + '.failures.csv'
$journalPath = $base + '.journal.csv'

# Import-Csv takes another encoding in silence, and makes one Id of many.
$reader = [System.IO.StreamReader]::new($Path, [System.Text.UTF8Encoding]::new($false, $true), $true)
try {
    $null = $reader.ReadToEnd()
}
catch {
    throw "'$Path' is not in UTF-8. Save it as UTF-8 (in Excel as ""CSV UTF-8"") and run this again. Nothing was sent."
}
finally {
    $reader.Dispose()
}

$rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8)
$columns = @(if ($rows.Count -gt 0) { $rows[0].PSObject.Properties.Name })
foreach ($name in 'StateToken', 'WeChatCode') {
    if ($rows.Count -gt 0 -and $columns -notcontains $name) {
        throw "'$Path' has no column $name."
    }
}

$keyName = if ($columns -contains 'Id') { 'Id' } else { 'Row' }
Write-Verbose "Rows of '$Path' are known by $(if ($keyName -eq 'Id') { 'their column Id' } else { 'their number' })."
$resultColumns = $keyName, 'Status', 'StatusText', 'ExpiresAt', 'Time'
$failureColumns = $keyName, 'Outcome', 'ErrorId', 'Message', 'Time'

# Checked as a whole before anything is sent.
$byKey = [System.Collections.Generic.Dictionary[string, int]]::new([StringComparer]::Ordinal)
$byCode = [System.Collections.Generic.Dictionary[string, int]]::new([StringComparer]::Ordinal)
$keys = @(
    for ($i = 0; $i -lt $rows.Count; $i++) {
        $key = if ($keyName -eq 'Id') { $rows[$i].Id } else { [string]($i + 1) }
        if ([string]::IsNullOrWhiteSpace($key) -or $key -match '[\r\n]') {
            throw "Row $($i + 1) of '$Path' has no Id, or one with a line break."
        }

        if ($byKey.ContainsKey($key)) {
            throw "The rows $($byKey[$key] + 1) and $($i + 1) of '$Path' have the same Id, '$key'."
        }

        $code = $rows[$i].WeChatCode
        if ($code) {
            if ($byCode.ContainsKey($code)) {
                throw "The rows $($byCode[$code] + 1) and $($i + 1) of '$Path' have the same WeChatCode, which works once."
            }

            $byCode.Add($code, $i)
        }

        $byKey.Add($key, $i)
        $key
    }
)

if (-not $PSCmdlet.ShouldProcess($Path, 'Bind the records that have no outcome yet')) {
    return
}

$journal = $results = $failures = $null
$connected = $false
try {
    try {
        # Held to the end: the one lock that works on every platform is the one that shares nothing.
        $journal = Open-Log -LogPath $journalPath -Column 'Event', $keyName, 'Time' -Share None
    }
    catch [System.IO.IOException] {
        if ($_.Exception.GetBaseException().GetType() -ne [System.IO.IOException]) {
            throw
        }

        throw "'$journalPath' is in use: another run on the same file is going on, or something else has it open. ($($_.Exception.GetBaseException().Message))"
    }

    $results = Open-Log -LogPath $resultPath -Column $resultColumns
    $failures = Open-Log -LogPath $failurePath -Column $failureColumns

    $handed = [System.Collections.Generic.Dictionary[string, bool]]::new([StringComparer]::Ordinal)
    foreach ($line in $journal.Rows) {
        $handed[$line.$keyName] = $line.Event -ne 'Retry'
    }

    $known = [System.Collections.Generic.HashSet[string]]::new([StringComparer]::Ordinal)
    $again = [System.Collections.Generic.HashSet[string]]::new([StringComparer]::Ordinal)
    foreach ($line in $results.Rows + $failures.Rows) {
        $key = $line.$keyName
        if (-not $handed.ContainsKey($key)) {
            throw "'$journalPath' does not know '$key', which has an outcome: it is not the journal of these files. " +
                'Without the right one, codes could be sent twice.'
        }

        $null = $known.Add($key)
    }

    foreach ($line in $failures.Rows) {
        if ($line.Outcome -eq 'NotSent' -and $byKey.ContainsKey($line.$keyName)) {
            $null = $again.Add($line.$keyName)
        }
    }

    foreach ($line in $results.Rows) {
        $null = $again.Remove($line.$keyName)
    }

    if ($again.Count -gt 0) {
        # Said in the journal first: else a crash before they are sent would leave them handed over and without an outcome.
        foreach ($key in $again) {
            if ($handed[$key]) {
                Add-Line -Stream $journal.Stream -Value 'Retry', $key, (Get-Now)
                $handed[$key] = $false
            }

            $null = $known.Remove($key)
        }

        $failures.Stream.Dispose()
        Save-OtherFailure -Key $again -Row $failures.Rows
        $failures = Open-Log -LogPath $failurePath -Column $failureColumns
    }

    $lost = @(foreach ($key in $handed.Keys) { if ($handed[$key] -and -not $known.Contains($key)) { $key } })
    foreach ($key in $lost) {
        Add-Line -Stream $failures.Stream -Value $key, 'Unknown', 'EiamOutcomeUnknown', `
            "Was handed over when the last run ended; check in the tenant's console whether it was bound.", (Get-Now)
        $null = $known.Add($key)
    }

    if ($lost.Count -gt 0) {
        Write-Warning ("$($lost.Count) record$(if ($lost.Count -ne 1) { 's' }) in flight when the last run ended, not sent again: " +
            "see the outcome Unknown in '$failurePath'.")
    }

    $todo = @(for ($i = 0; $i -lt $rows.Count; $i++) { if (-not $known.Contains($keys[$i])) { $i } })
    if ($todo.Count -gt 0) {
        if (-not (Get-EiamSession -Current -ErrorAction Ignore)) {
            Connect-Eiam
            $connected = $true
        }

        # What was handed over and has no outcome yet: the tag of the run and the row, and the key. A tag of its own, since $Error may still hold
        # an earlier run's errors about the same row.
        $waiting = [System.Collections.Generic.Dictionary[string, string]]::new([StringComparer]::Ordinal)
        $run = [guid]::NewGuid().ToString('N')
        $hasRegister = $columns -contains 'Register'

        # A record is not asked about by itself: one that was declined would give neither a result nor an error.
        $call = @{ ThrottleLimit = $ThrottleLimit; ExpectedCount = $todo.Count; ErrorAction = 'Continue'; WhatIf = $false; Confirm = $false }
        try {
            $todo | ForEach-Object {
                Add-Line -Stream $journal.Stream -Value 'Sent', $keys[$_], (Get-Now)
                $tag = "$run-$_"
                $waiting.Add($tag, $keys[$_])
                $record = [ordered]@{ Tag = $tag; $keyName = $keys[$_]; StateToken = $rows[$_].StateToken; WeChatCode = $rows[$_].WeChatCode }
                if ($hasRegister) {
                    $record.Register = $rows[$_].Register
                }

                [pscustomobject]$record
            } | Invoke-EiamWeChatMobileBind @call 2>&1 | ForEach-Object {
                if ($_ -is [System.Management.Automation.ErrorRecord]) {
                    $tag = Get-Tag -Record $_.TargetObject
                    if (-not $tag) {
                        # About no record, so about the run.
                        throw $_
                    }

                    Save-Failure -Tag $tag -ErrorRecord $_
                }
                else {
                    $expires = if ($null -ne $_.ExpiresAt) { $_.ExpiresAt.ToString('o', [cultureinfo]::InvariantCulture) }
                    $tag = Get-Tag -Record $_.InputObject
                    $key = $waiting[$tag]
                    $null = $waiting.Remove($tag)
                    Add-Line -Stream $results.Stream -Value $key, $_.Status, $_.StatusText, $expires, (Get-Now)
                }
            }
        }
        finally {
            # After Ctrl+C nothing comes down the pipeline; what the cmdlet knows of the calls that it ended, it leaves in $Error. For a record
            # without an entry there, the journal tells the next run.
            if ($waiting.Count -gt 0) {
                foreach ($record in @($Error)) {
                    $tag = if ($record -is [System.Management.Automation.ErrorRecord]) { Get-Tag -Record $record.TargetObject }
                    if ($tag) {
                        Save-Failure -Tag $tag -ErrorRecord $record
                    }
                }
            }
        }
    }
}
finally {
    foreach ($log in $failures, $results, $journal) {
        if ($null -ne $log) {
            $log.Stream.Dispose()
        }
    }

    if ($connected) {
        Disconnect-Eiam
    }
}

$failed = @(Import-Csv -LiteralPath $failurePath -Encoding UTF8)
[pscustomobject]@{
    Path        = $Path
    Records     = $rows.Count
    Sent        = $todo.Count
    Answered    = @(Import-Csv -LiteralPath $resultPath -Encoding UTF8).Count
    Rejected    = @($failed | Where-Object { $_.Outcome -eq 'Rejected' }).Count
    NotSent     = @($failed | Where-Object { $_.Outcome -eq 'NotSent' }).Count
    Unknown     = @($failed | Where-Object { $_.Outcome -eq 'Unknown' }).Count
    ResultPath  = $resultPath
    FailurePath = $failurePath
    JournalPath = $journalPath
}
