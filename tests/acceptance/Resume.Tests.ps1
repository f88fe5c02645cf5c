#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

# samples/bind-from-csv.ps1: no code goes out twice, however a run ends. On the sandbox, and on Eiam.Sandbox.Server where a run is to be killed.

BeforeDiscovery {
    $root = [System.IO.Path]::Combine($PSScriptRoot, '..', '..')
    $noServer = -not (Get-ChildItem -Path ([System.IO.Path]::Combine($root, 'src', 'Eiam.Sandbox.Server', 'bin', '*', '*', 'Eiam.Sandbox.Server.dll')))
    if ($noServer) {
        Write-Warning 'skipped: what needs Eiam.Sandbox.Server, which is not built (dotnet build src/Eiam.Sandbox.Server).'
    }
}

BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $module = 'EiamPowerShell'
    $script:sample = [System.IO.Path]::Combine($root, 'samples', 'bind-from-csv.ps1')
    Import-Module $module -Force

    # An import file of its own folder, and where the sample keeps what belongs to it.
    function Export-Import {
        param([object[]] $Row)
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
        $file = [pscustomobject]@{
            Path     = Join-Path $folder 'binds.csv'
            Outcomes = Join-Path $folder 'binds.outcomes.csv'
            Journal  = Join-Path $folder 'binds.journal.csv'
        }
        $Row | Export-Csv -Path $file.Path -NoTypeInformation -Encoding UTF8
        $file
    }

    # Rows that the tenant rejects, each with a code of its own.
    function Get-BadRow {
        param([int] $Count)
        1..$Count | ForEach-Object {
            [pscustomobject]@{ Id = "no-$_"; StateToken = "canarytoken$_"; WeChatCode = "canarycode$([guid]::NewGuid().ToString('N'))" }
        }
    }

    # A row that the tenant of the current session binds.
    function Get-GoodRow {
        param([string] $Id, [string] $Mobile)
        $null = New-EiamSandboxUser -Mobile $Mobile
        [pscustomobject]@{
            Id         = $Id
            StateToken = New-EiamSandboxCode -Kind MiniProgramLogin -Mobile $Mobile | Invoke-EiamWeChatMiniProgramLogin |
                Get-EiamToken -Type StateToken -AsPlainText
            WeChatCode = [System.Net.NetworkCredential]::new('', (New-EiamSandboxCode -Kind WeChatPhone -Mobile $Mobile).WeChatCode).Password
        }
    }

    function Get-Sent {
        @(Get-EiamSandboxRequest -Path *bind -AsPlainText | ForEach-Object { ($_.Body | ConvertFrom-Json).wechat_code })
    }

    # Every row has one outcome.
    function Assert-OneOutcome {
        param([object] $File, [string[]] $Id)
        ((Import-Csv -Path $File.Outcomes).Id | Sort-Object) -join ' ' | Should -BeExactly (($Id | Sort-Object) -join ' ')
    }

    function Assert-NoSecret {
        param([object] $File, [object[]] $Row)
        foreach ($path in $File.Outcomes, $File.Journal) {
            $text = [System.IO.File]::ReadAllText($path)
            foreach ($secret in $Row.StateToken + $Row.WeChatCode) {
                $text.Contains($secret) | Should -BeFalse
            }
        }
    }

    # As a crash in the middle of a write leaves a file.
    function Remove-End {
        [System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
        param([string] $Path, [int] $Count)
        $stream = [System.IO.File]::Open($Path, 'Open')
        $stream.SetLength($stream.Length - $Count)
        $stream.Dispose()
    }
}

AfterAll {
    Remove-Module EiamPowerShell
}

Describe 'bind-from-csv.ps1' {
    BeforeEach {
        Connect-Eiam -Sandbox
        $rows = @(Get-GoodRow -Id a -Mobile 13800000001) + @(Get-BadRow -Count 3) + @(Get-GoodRow -Id b -Mobile 13800000002)
        $script:file = Export-Import -Row $rows
    }

    AfterEach {
        Disconnect-Eiam
    }

    It 'binds the rows of a file and writes each outcome' {
        $summary = & $sample -Path $file.Path
        $summary.Sent, $summary.Answered, $summary.Rejected, $summary.NotSent, $summary.Unknown | Should -Be @(5, 2, 3, 0, 0)
        $outcomes = @(Import-Csv -Path $file.Outcomes)
        $outcomes.Id | Should -Be @('a', 'no-1', 'no-2', 'no-3', 'b')
        $outcomes.Outcome | Should -Be @('Answered', 'Rejected', 'Rejected', 'Rejected', 'Answered')
        $outcomes[0, 4].Status | Should -Be @('Success', 'Success')
        ($outcomes[1].ErrorId | Get-EiamErrorCode).Code | Should -Be 'SDK.COMMON.1007'
        Get-Sent | Should -Be $rows.WeChatCode
        Assert-NoSecret -File $file -Row $rows
    }

    It 'sends nothing when it is run again' {
        $null = & $sample -Path $file.Path
        $before = [System.IO.File]::ReadAllText($file.Outcomes) + [System.IO.File]::ReadAllText($file.Journal)
        (& $sample -Path $file.Path).Sent | Should -Be 0
        @(Get-Sent).Count | Should -Be 5
        [System.IO.File]::ReadAllText($file.Outcomes) + [System.IO.File]::ReadAllText($file.Journal) | Should -BeExactly $before
    }

    It 'goes by the row number where there is no Id' {
        $rows | Select-Object -Property StateToken, WeChatCode | Export-Csv -Path $file.Path -NoTypeInformation
        $null = & $sample -Path $file.Path
        (Import-Csv -Path $file.Outcomes | Where-Object Outcome -EQ Answered).Row | Should -Be @(1, 5)
        (Import-Csv -Path $file.Outcomes | Where-Object Outcome -EQ Rejected).Row | Should -Be @(2, 3, 4)
        (& $sample -Path $file.Path).Sent | Should -Be 0
    }

    It 'sends a row again whose code did not go out, as it is by then' {
        $good = $rows[4].WeChatCode
        $rows[4].WeChatCode = ''
        $rows | Export-Csv -Path $file.Path -NoTypeInformation
        (& $sample -Path $file.Path).NotSent | Should -Be 1
        (Import-Csv -Path $file.Outcomes | Where-Object Id -EQ b).Outcome | Should -Be 'NotSent'
        $rows[4].WeChatCode = $good
        $rows | Export-Csv -Path $file.Path -NoTypeInformation
        $summary = & $sample -Path $file.Path
        $summary.Sent, $summary.Answered, $summary.NotSent | Should -Be @(1, 2, 0)
        Assert-OneOutcome -File $file -Id $rows.Id
        Get-Sent | Should -Be $rows.WeChatCode
    }

    It 'never sends what was handed over without an outcome, and says so once' {
        $null = & $sample -Path $file.Path
        [System.IO.File]::WriteAllLines($file.Journal, [string[]]([System.IO.File]::ReadAllLines($file.Journal) -notmatch '"Answered"'))
        $summary = & $sample -Path $file.Path -WarningVariable warnings -WarningAction SilentlyContinue
        $summary.Sent, $summary.Answered, $summary.Unknown | Should -Be @(0, 0, 2)
        "$warnings" | Should -Match '^2 records'
        @(Import-Csv -Path $file.Outcomes | Where-Object Outcome -EQ Unknown).Id | Should -Be @('a', 'b')
        (& $sample -Path $file.Path).Unknown | Should -Be 2
        @(Get-Sent).Count | Should -Be 5
        Assert-OneOutcome -File $file -Id $rows.Id
    }

    It 'never sends again what was sent again and has no outcome' {
        $rows[4].WeChatCode = ''
        $rows | Export-Csv -Path $file.Path -NoTypeInformation
        $null = & $sample -Path $file.Path
        [System.IO.File]::AppendAllText($file.Journal, '"b","Sent","","","","","","x"' + "`n")
        $summary = & $sample -Path $file.Path -WarningAction SilentlyContinue
        $summary.Sent, $summary.NotSent, $summary.Unknown | Should -Be @(0, 0, 1)
    }

    It 'takes a line that was cut off for one that was not written: <Count> bytes' -ForEach @(
        @{ Count = 1; Unknown = 0 }
        @{ Count = 2; Unknown = 1 }
        @{ Count = 60; Unknown = 1 }
    ) {
        $null = & $sample -Path $file.Path
        Remove-End -Path $file.Journal -Count $Count
        $summary = & $sample -Path $file.Path -WarningAction SilentlyContinue
        $summary.Unknown, $summary.Sent | Should -Be @($Unknown, 0)
        Assert-OneOutcome -File $file -Id $rows.Id
        @(Get-Sent).Count | Should -Be 5
    }

    It 'sends a record whose line in the journal was cut off, since it was not handed over' {
        $null = & $sample -Path $file.Path
        [System.IO.File]::WriteAllText($file.Journal, (([System.IO.File]::ReadAllLines($file.Journal) | Select-Object -First 1) + "`n" + '"no-1","Sent","'))
        $summary = & $sample -Path $file.Path
        $summary.Sent, $summary.Unknown | Should -Be @(5, 0)
    }

    It 'begins its journal anew where a crash left it without a whole first line' {
        [System.IO.File]::WriteAllText($file.Journal, '"I')
        (& $sample -Path $file.Path).Sent | Should -Be 5
        Assert-OneOutcome -File $file -Id $rows.Id
    }

    It 'refuses a second run on the same file, before it sends' {
        $lock = [System.IO.File]::Open($file.Journal, 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            { & $sample -Path $file.Path } | Should -Throw '*another run on the same file*'
        }
        finally {
            $lock.Dispose()
        }
        @(Get-Sent).Count | Should -Be 0
        (& $sample -Path $file.Path).Sent | Should -Be 5
    }

    It 'refuses a file in which <Case>' -ForEach @(
        @{ Case = 'an Id comes twice'; Change = { $args[1].Id = $args[0].Id }; Says = '*rows 1 and 2*same Id*' }
        @{ Case = 'a code comes twice'; Change = { $args[3].WeChatCode = $args[1].WeChatCode }; Says = '*rows 2 and 4*same WeChatCode*' }
        @{ Case = 'an Id is missing'; Change = { $args[2].Id = ' ' }; Says = 'Row 3*no Id*' }
    ) {
        & $Change @rows
        $rows | Export-Csv -Path $file.Path -NoTypeInformation
        $failure = { & $sample -Path $file.Path } | Should -Throw $Says -PassThru
        "$failure" | Should -Not -Match 'canary'
        @(Get-Sent).Count | Should -Be 0
    }

    It 'refuses a file that is not in UTF-8 and says how to save it, <Mark>' -ForEach @(
        @{ Mark = 'without a byte order mark'; Start = [byte[]]@() }
        @{ Mark = 'also behind a byte order mark'; Start = [byte[]](0xEF, 0xBB, 0xBF) }
    ) {
        # The Ids are two Chinese names in GBK, which is what Excel writes on a Chinese Windows.
        $bytes = [byte[]](0xD5, 0xC5, 0xC8, 0xFD), [byte[]](0xC0, 0xEE, 0xCB, 0xC4)
        $stream = [System.IO.File]::Create($file.Path)
        try {
            $lines = [System.Text.Encoding]::ASCII.GetBytes("Id,StateToken,WeChatCode`r`n"), $bytes[0], [System.Text.Encoding]::ASCII.GetBytes(",$($rows[0].StateToken),$($rows[0].WeChatCode)`r`n"),
                $bytes[1], [System.Text.Encoding]::ASCII.GetBytes(",$($rows[1].StateToken),$($rows[1].WeChatCode)`r`n")
            $stream.Write($Start, 0, $Start.Length)
            foreach ($part in $lines) {
                $stream.Write($part, 0, $part.Length)
            }
        }
        finally {
            $stream.Dispose()
        }

        { & $sample -Path $file.Path } | Should -Throw '*is not in UTF-8. Save it as UTF-8*Nothing was sent.'
        @(Get-Sent).Count | Should -Be 0
    }

    It 'counts one record as one' {
        $null = & $sample -Path $file.Path
        $lines = [System.IO.File]::ReadAllLines($file.Journal)
        [System.IO.File]::WriteAllText($file.Journal, ($lines[0..($lines.Count - 2)] -join "`n") + "`n")
        $null = & $sample -Path $file.Path -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -Match '^1 record in flight'
    }

    It 'refuses outcomes whose journal is gone, and those of other columns' {
        $null = & $sample -Path $file.Path
        Rename-Item -Path $file.Journal -NewName aside.csv
        { & $sample -Path $file.Path } | Should -Throw '*codes could be sent twice*'
        Move-Item -Path (Join-Path (Split-Path $file.Path) aside.csv) -Destination $file.Journal -Force
        $rows | Select-Object -Property StateToken, WeChatCode | Export-Csv -Path $file.Path -NoTypeInformation
        { & $sample -Path $file.Path } | Should -Throw '*does not have the columns*'
        @(Get-Sent).Count | Should -Be 5
    }

    It 'sends and writes nothing with -WhatIf' {
        & $sample -Path $file.Path -WhatIf
        @(Get-Sent).Count | Should -Be 0
        @(Get-ChildItem -Path (Split-Path $file.Path)).Count | Should -Be 1
    }

    It 'hands nothing over where it has no session' {
        Disconnect-Eiam
        $kept = @{}
        Get-ChildItem -Path Env:EIAM_* | ForEach-Object { $kept[$_.Name] = $_.Value; Remove-Item -Path "Env:$($_.Name)" }
        try {
            { & $sample -Path $file.Path } | Should -Throw
        }
        finally {
            $kept.Keys | ForEach-Object { Set-Item -Path "Env:$_" -Value $kept[$_] }
        }
        @(Import-Csv -Path $file.Journal).Count | Should -Be 0
        Connect-Eiam -Sandbox
    }
}

Describe 'bind-from-csv.ps1, when a run is ended in its middle' -Skip:$noServer {
    BeforeAll {
        # The newest build, started as a process of its own; its greeting says where it is.
        $dll = Get-ChildItem -Path ([System.IO.Path]::Combine($root, 'src', 'Eiam.Sandbox.Server', 'bin', '*', '*', 'Eiam.Sandbox.Server.dll')) |
            Sort-Object -Property LastWriteTime -Descending | Select-Object -First 1
        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$($dll.FullName)`"")
        $start.RedirectStandardOutput = $true
        $start.UseShellExecute = $false
        $server = [System.Diagnostics.Process]::Start($start)
        while (-not $clientId) {
            $line = $server.StandardOutput.ReadLine()
            if ($null -eq $line) {
                throw 'Eiam.Sandbox.Server ended.'
            }
            if ($line -match 'HTTP +(\S+)') { $uri = $Matches[1] }
            if ($line -match 'client id +(\S+)') { $clientId = $Matches[1] }
        }

        function Get-Received {
            # In two steps: Windows PowerShell hands on the array of an answer as one object.
            $all = Invoke-RestMethod -Uri ($uri + '_sandbox/requests')
            @($all | Where-Object { $_.path -like '*bind' } | ForEach-Object { ($_.body | ConvertFrom-Json).wechat_code })
        }

        function Send-Control {
            param([string] $Path, [hashtable] $Body)
            Invoke-RestMethod -Method Post -Uri ($uri + '_sandbox/' + $Path) -Body ($Body | ConvertTo-Json) -ContentType application/json
        }

        # As on a machine whose session comes from the environment.
        function Start-Run {
            [System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
            param([object] $File)
            $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
            $start.Arguments = "-NoProfile -Command `"Import-Module '$module'; & '$sample' -Path '$($File.Path)' -ThrottleLimit 16`""
            $start.UseShellExecute = $false
            $start.RedirectStandardOutput = $true
            $start.EnvironmentVariables.Remove('EIAM_DOMAIN')
            $start.EnvironmentVariables['EIAM_URI'] = $uri
            $start.EnvironmentVariables['EIAM_CLIENT_ID'] = $clientId
            $start.EnvironmentVariables['EIAM_DEVICE_FINGERPRINT'] = 'canaryfingerprint'
            [System.Diagnostics.Process]::Start($start)
        }

        # A run that can be stopped as Ctrl+C stops one.
        function New-Shell {
            [System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
            param([string] $Uri, [int] $ThrottleLimit, [object] $File)
            [powershell]::Create().AddScript({
                param($Module, $Uri, $ClientId, $Sample, $Path, $ThrottleLimit)
                Import-Module $Module
                Connect-Eiam -Uri $Uri -ClientId $ClientId -DeviceFingerprint x
                & $Sample -Path $Path -ThrottleLimit $ThrottleLimit
            }).AddArgument($module).AddArgument($Uri).AddArgument($clientId).AddArgument($sample).AddArgument($File.Path).AddArgument($ThrottleLimit)
        }

        # Looks until the file holds that many bytes; the run itself says when it has ended too early.
        function Wait-Size {
            param([string] $Path, [int] $Size, [scriptblock] $IsOver)
            while (-not ([System.IO.File]::Exists($Path) -and [System.IO.FileInfo]::new($Path).Length -ge $Size)) {
                if (& $IsOver) {
                    throw "The run ended before '$Path' had $Size bytes."
                }
            }
        }
    }

    AfterAll {
        $server.Kill()
        $server.Dispose()
    }

    It 'carries on after two crashes, with each code received once at most' {
        $rows = @(Get-BadRow -Count 250)
        $file = Export-Import -Row $rows
        foreach ($size in 10000, 30000) {
            $run = Start-Run -File $file
            Wait-Size -Path $file.Journal -Size $size -IsOver { $run.HasExited }
            $run.Kill()
            $run.WaitForExit()
            $run.Dispose()
        }

        $before = @(Get-Received).Count
        $before | Should -BeGreaterThan 40
        $before | Should -BeLessThan 250

        Connect-Eiam -Uri $uri -ClientId $clientId -DeviceFingerprint x
        (& $sample -Path $file.Path -ThrottleLimit 16 -WarningAction SilentlyContinue).Sent | Should -BeGreaterThan 0
        Disconnect-Eiam
        Assert-OneOutcome -File $file -Id $rows.Id
        $received = @(Get-Received)
        @($received | Group-Object | Where-Object Count -GT 1).Count | Should -Be 0

        # What is not Unknown was received, and answered to the row whose code it was.
        $failures = @(Import-Csv -Path $file.Outcomes)
        $unknown = @($failures | Where-Object Outcome -EQ Unknown)
        # Twice the calls that may be in flight, and one, for each crash.
        $unknown.Count | Should -BeLessOrEqual 66
        $rejected = [System.Collections.Generic.HashSet[string]]::new([string[]]@($failures | Where-Object Outcome -EQ Rejected).Id)
        $rejected.Count + $unknown.Count | Should -Be 250
        $codes = [System.Collections.Generic.HashSet[string]]::new([string[]]$received)
        @($rows | Where-Object { $rejected.Contains($_.Id) -and -not $codes.Contains($_.WeChatCode) }).Count | Should -Be 0
        $text = [System.IO.File]::ReadAllText($file.Outcomes) + [System.IO.File]::ReadAllText($file.Journal)
        $text | Should -Not -Match 'canary'
    }

    It 'carries on after Ctrl+C, with each code received once at most' {
        $rows = @(Get-BadRow -Count 200)
        $file = Export-Import -Row $rows
        $received = @(Get-Received).Count
        $shell = New-Shell -Uri $uri -ThrottleLimit 16 -File $file
        $running = $shell.BeginInvoke()
        Wait-Size -Path $file.Journal -Size 12000 -IsOver { $running.IsCompleted }
        $shell.Stop()
        $shell.Runspace.Dispose()
        $shell.Dispose()

        Connect-Eiam -Uri $uri -ClientId $clientId -DeviceFingerprint x
        $summary = & $sample -Path $file.Path -ThrottleLimit 16 -WarningAction SilentlyContinue
        Disconnect-Eiam
        $summary.Sent | Should -BeGreaterThan 0
        Assert-OneOutcome -File $file -Id $rows.Id
        $codes = @(Get-Received | Select-Object -Skip $received)
        @($codes | Group-Object | Where-Object Count -GT 1).Count | Should -Be 0
        $summary.Rejected + $summary.Unknown | Should -Be 200
    }

    It 'writes down at once what Ctrl+C left in flight' {
        $rows = @(Get-BadRow -Count 3)
        $file = Export-Import -Row $rows
        # Takes a request and never answers.
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $shell = New-Shell -Uri "http://$($listener.LocalEndpoint)" -ThrottleLimit 1 -File $file
        try {
            $null = $shell.BeginInvoke()
            $connection = $listener.AcceptTcpClient()
            $reader = [System.IO.StreamReader]::new($connection.GetStream())
            $received = [System.Text.StringBuilder]::new()
            while (-not $received.ToString().Contains($rows[0].WeChatCode)) {
                $null = $received.Append([char]$reader.Read())
            }

            $shell.Stop()
        }
        finally {
            $shell.Dispose()
            $listener.Stop()
        }

        $failures = @(Import-Csv -Path $file.Outcomes)
        $failures.Id | Should -Be 'no-1'
        $failures.Outcome | Should -Be 'Unknown'
        $failures.ErrorId | Should -Be 'EiamOutcomeUnknown'
        $failures.Message | Should -Not -BeLike 'Was handed over*'
        @(Import-Csv -Path $file.Journal).Outcome | Should -Be @('Sent', 'Unknown')
        Assert-NoSecret -File $file -Row $rows
    }

    It 'gives each answer to its own row, however the answers overtake each other' {
        Connect-Eiam -Uri $uri -ClientId $clientId -DeviceFingerprint x
        # Every fifth row is bound: its code and token come from the server's control side.
        $rows = @(Get-BadRow -Count 100)
        for ($i = 0; $i -lt 100; $i += 5) {
            $mobile = "139000{0:00000}" -f $i
            $null = Send-Control -Path users -Body @{ mobile = $mobile }
            $codes = foreach ($kind in 'MiniProgramLogin', 'WeChatPhone') { (Send-Control -Path codes -Body @{ kind = $kind; mobile = $mobile }).code }
            $rows[$i].Id = "yes-$i"
            $rows[$i].StateToken = Invoke-EiamWeChatMiniProgramLogin -Code $codes[0] | Get-EiamToken -Type StateToken -AsPlainText
            $rows[$i].WeChatCode = $codes[1]
        }
        # And every seventh cannot be sent, which is known at once and overtakes.
        for ($i = 1; $i -lt 100; $i += 7) {
            if ($i % 5) {
                $rows[$i].Id = "empty-$i"
                $rows[$i].WeChatCode = ''
            }
        }
        $file = Export-Import -Row $rows
        $null = & $sample -Path $file.Path -ThrottleLimit 32
        Disconnect-Eiam
        @(Import-Csv -Path $file.Outcomes | Where-Object Outcome -EQ Answered).Id | Should -Be @($rows.Id -like 'yes-*')
        $failures = @(Import-Csv -Path $file.Outcomes)
        @($failures | Where-Object Outcome -EQ NotSent).Id | Should -Be @($rows.Id -like 'empty-*')
        @($failures | Where-Object Outcome -EQ Rejected).Id | Should -Be @($rows.Id -like 'no-*')
    }
}
