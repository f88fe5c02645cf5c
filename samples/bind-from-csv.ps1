#Requires -Version 5.1

<#
.SYNOPSIS
Binds the WeChat users of a CSV file, and carries on after a crash without sending a one-time code twice.

.DESCRIPTION
Pipes the records of a CSV file through Invoke-EiamWeChatMobileBind, several at once, and writes down each outcome as it comes. Run it again after a
crash, Ctrl+C or a lost connection: it carries on where it ended.

The file has the columns StateToken and WeChatCode, and may have Register (True, False, 1, 0 or nothing). Rows are known by their column Id, or
by their number, from 1, where there is no such column. An Id must not come twice, nor may a code.

Two files are kept beside it. For binds.csv:

  binds.journal.csv   a line for each record before it is handed to the cmdlet, and one for what came of it. Each is written through to the disk
                      before anything else is done, so that no code can be in flight that the journal does not know. It is locked while the
                      script runs: a second run on the same file is refused.
  binds.outcomes.csv  what the journal comes to, a line for each record, written at the end of each run: the Id (or Row), Outcome, Status,
                      StatusText, ExpiresAt, ErrorId, Message, Time. Get-EiamErrorCode explains an ErrorId. To be read only: a run looks at the journal.

Neither contains a token or a code: a script that needs the session tokens calls the cmdlet itself. Keep them with their file: without its journal
a run would send everything again.

A later run goes by the last line that the journal has about an Id (or Row):

  Answered, Rejected, Unknown   is never sent again, even if its row was changed since. A row that gets a new code gets a new Id too. Where there
                                is no column Id, add rows only at the end.
  NotSent                       is sent again, as its row is now: the code did not go out.
  Sent                          was handed over when the last run ended, and is never sent again. It becomes Unknown; whether it was bound is for
                                the tenant's console to say.

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
Import-Csv binds.outcomes.csv | Where-Object Outcome -eq Unknown

Lists the records to look up in the tenant's console.

.OUTPUTS
An object with the numbers of records by outcome over all runs, and the paths of the two files.
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

# One line a record whatever it contains, and every field in quotes: so a line that was cut off can be told.
function ConvertTo-Line {
    param([string[]] $Value)
    (@(foreach ($field in $Value) { '"' + ($field -replace '[\r\n]+', ' ' -replace '"', '""') + '"' }) -join ',') + "`n"
}

# Opens the journal to append to it, and reads what it contains.
function Open-Journal {
    try {
        # Held to the end: the one lock that works on every platform is the one that shares nothing. Unbuffered: what was written is with the
        # system, and cannot die with the process.
        $stream = [System.IO.FileStream]::new($journalPath, [System.IO.FileMode]::OpenOrCreate, [System.IO.FileAccess]::ReadWrite, [System.IO.FileShare]::None, 1)
    }
    catch [System.IO.IOException] {
        if ($_.Exception.GetBaseException().GetType() -ne [System.IO.IOException]) {
            throw
        }

        throw "'$journalPath' is in use: another run on the same file is going on, or something else has it open. ($($_.Exception.GetBaseException().Message))"
    }

    try {
        $bytes = [byte[]]::new($stream.Length)
        $read = 0
        while ($read -lt $bytes.Length -and ($count = $stream.Read($bytes, $read, $bytes.Length - $read)) -gt 0) {
            $read += $count
        }

        $end = [Array]::LastIndexOf($bytes, [byte]10) + 1
        $tail = $utf8.GetString($bytes, $end, $bytes.Length - $end)
        if ($tail -match ('^\uFEFF?"([^"]|"")*"(,"([^"]|"")*"){' + ($journalColumns.Count - 1) + '}\r?$')) {
            # Whole but for its end, as editors leave it.
            $end = $bytes.Length
            $stream.WriteByte(10)
        }

        $lines = @($utf8.GetString($bytes, 0, $end).TrimStart([char]0xFEFF) -split '\r?\n')
        if ($end -eq 0) {
            if ([System.IO.File]::Exists($outcomePath)) {
                throw "'$journalPath' is gone, and '$outcomePath' is there. Without the journal, codes could be sent twice: put it back, or take both away."
            }

            $stream.SetLength(0)
            # With a byte order mark, without which Windows PowerShell and Excel take the file for ANSI.
            $stream.Write([byte[]](0xEF, 0xBB, 0xBF), 0, 3)
            Add-Line -Stream $stream -Value $journalColumns
        }
        elseif (($lines[0] -replace '"') -ne ($journalColumns -join ',')) {
            throw "'$journalPath' does not have the columns $($journalColumns -join ', '). It is not of this script, or the column Id came or went since."
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

# Writes what came of a record, and keeps it.
function Add-Event {
    param([string] $Key, [string] $Outcome, [hashtable] $Detail = @{})
    $line = [ordered]@{}
    foreach ($column in $journalColumns) {
        $line[$column] = $Detail[$column]
    }

    $line[$keyName] = $Key
    $line.Outcome = $Outcome
    $line.Time = [DateTimeOffset]::UtcNow.ToString('o', [cultureinfo]::InvariantCulture)
    Add-Line -Stream $journal.Stream -Value $line.Values
    $last[$Key] = [pscustomobject]$line
}

# Which record a result's InputObject or an error's TargetObject is, where it has no outcome yet.
function Find-Key {
    param($Record)
    $tag = if ($null -ne $Record) { $Record.PSObject.Properties['Tag'] }
    if ($tag -and "$($tag.Value)" -match "^$run-(\d+)$") {
        $key = $keys[[int]$Matches[1]]
        if ($last[$key].Outcome -eq 'Sent') {
            $key
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

function Add-Failure {
    param([string] $Key, [System.Management.Automation.ErrorRecord] $ErrorRecord)
    Add-Event -Key $Key -Outcome (Get-Outcome -ErrorRecord $ErrorRecord) -Detail @{
        ErrorId = $ErrorRecord.FullyQualifiedErrorId.Split(',')[0]
        Message = $ErrorRecord.ToString()
    }
}

$Path = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
$base = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($Path), [System.IO.Path]::GetFileNameWithoutExtension($Path))
$journalPath = $base + '.journal.csv'
$outcomePath = $base + '.outcomes.csv'

# Import-Csv takes another encoding in silence, and makes one Id of many.
$reader = [System.IO.StreamReader]::new($Path, [System.Text.UTF8Encoding]::new($true, $true), $true)
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
$journalColumns = $keyName, 'Outcome', 'Status', 'StatusText', 'ExpiresAt', 'ErrorId', 'Message', 'Time'

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

# The last that is known of each record, in the order of the first.
$last = [System.Collections.Specialized.OrderedDictionary]::new([StringComparer]::Ordinal)
$journal = $null
$connected = $false
try {
    $journal = Open-Journal
    foreach ($line in $journal.Rows) {
        $last[$line.$keyName] = $line
    }

    $lost = @($last.Values | Where-Object Outcome -EQ Sent)
    foreach ($line in $lost) {
        Add-Event -Key $line.$keyName -Outcome Unknown -Detail @{
            ErrorId = 'EiamOutcomeUnknown'
            Message = "Was handed over when the last run ended; check in the tenant's console whether it was bound."
        }
    }

    if ($lost.Count -gt 0) {
        Write-Warning ("$($lost.Count) record$(if ($lost.Count -ne 1) { 's' }) in flight when the last run ended, not sent again: " +
            "see the outcome Unknown in '$outcomePath'.")
    }

    $todo = @(for ($i = 0; $i -lt $rows.Count; $i++) { if (-not $last.Contains($keys[$i]) -or $last[$keys[$i]].Outcome -eq 'NotSent') { $i } })
    if ($todo.Count -gt 0) {
        if (-not (Get-EiamSession -Current -ErrorAction Ignore)) {
            Connect-Eiam
            $connected = $true
        }

        # Each record has a tag of the run and the row: $Error may still hold an earlier run's errors about the same row.
        $run = [guid]::NewGuid().ToString('N')
        $hasRegister = $columns -contains 'Register'

        # A record is not asked about by itself: one that was declined would give neither a result nor an error.
        $call = @{ ThrottleLimit = $ThrottleLimit; ExpectedCount = $todo.Count; ErrorAction = 'Continue'; WhatIf = $false; Confirm = $false }
        try {
            $todo | ForEach-Object {
                Add-Event -Key $keys[$_] -Outcome Sent
                $record = [ordered]@{ Tag = "$run-$_"; $keyName = $keys[$_]; StateToken = $rows[$_].StateToken; WeChatCode = $rows[$_].WeChatCode }
                if ($hasRegister) {
                    $record.Register = $rows[$_].Register
                }

                [pscustomobject]$record
            } | Invoke-EiamWeChatMobileBind @call 2>&1 | ForEach-Object {
                if ($_ -is [System.Management.Automation.ErrorRecord]) {
                    $key = Find-Key -Record $_.TargetObject
                    if (-not $key) {
                        # About no record, so about the run.
                        throw $_
                    }

                    Add-Failure -Key $key -ErrorRecord $_
                }
                else {
                    $expires = if ($null -ne $_.ExpiresAt) { $_.ExpiresAt.ToString('o', [cultureinfo]::InvariantCulture) }
                    Add-Event -Key (Find-Key -Record $_.InputObject) -Outcome Answered -Detail @{ Status = $_.Status; StatusText = $_.StatusText; ExpiresAt = $expires }
                }
            }
        }
        finally {
            # After Ctrl+C nothing comes down the pipeline; what the cmdlet knows of the calls that it ended, it leaves in $Error. For a record
            # without an entry there, the journal tells the next run.
            foreach ($record in @($Error | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })) {
                if ($key = Find-Key -Record $record.TargetObject) {
                    Add-Failure -Key $key -ErrorRecord $record
                }
            }
        }
    }
}
finally {
    if ($journal) {
        try {
            $lines = @(ConvertTo-Line -Value $journalColumns) + @(foreach ($line in $last.Values) { ConvertTo-Line -Value $line.PSObject.Properties.Value })
            [System.IO.File]::WriteAllText($outcomePath, -join $lines, [System.Text.UTF8Encoding]::new($true))
        }
        catch {
            Write-Warning "The outcomes were not written to '$outcomePath': $($_.Exception.Message) The journal has all of them: run this again when the file can be written."
        }
        finally {
            $journal.Stream.Dispose()
        }
    }

    if ($connected) {
        Disconnect-Eiam
    }
}

$summary = [ordered]@{ Path = $Path; Records = $rows.Count; Sent = $todo.Count }
foreach ($outcome in 'Answered', 'Rejected', 'NotSent', 'Unknown') {
    $summary[$outcome] = @($last.Values | Where-Object Outcome -EQ $outcome).Count
}

$summary.OutcomePath = $outcomePath
$summary.JournalPath = $journalPath
[pscustomobject]$summary
