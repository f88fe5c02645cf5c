<#
.SYNOPSIS
Measures the module in this PowerShell, side by side with a bare HttpClient, Invoke-RestMethod and ForEach-Object -Parallel.

.DESCRIPTION
Build the benchmarks first: dotnet build -c Release benchmarks. All sides bind over the same loopback server, in turns; the table contains medians, and medians
of the ratios within a round.

.PARAMETER Quick
Few and short rounds: shows that the script works, not how fast the module is.

.PARAMETER Module
The module's manifest: that of another build, to compare two of them.

.EXAMPLE
pwsh -NoProfile -File benchmarks/pwsh.ps1
#>
[CmdletBinding()]
param(
    [switch] $Quick,
    [string] $Module = [System.IO.Path]::Combine((Split-Path $PSScriptRoot), 'out', 'EiamPowerShell', 'EiamPowerShell.psd1')
)

$ErrorActionPreference = 'Stop'
$assembly = [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'Release', 'net10.0', 'Eiam.Benchmarks.dll')
$empty = [System.IO.Path]::Combine($PSScriptRoot, 'empty', 'bin', 'Release', 'EmptyModule', 'EmptyModule.psd1')
if (-not (Test-Path $assembly)) {
    throw "There is no $assembly. Build it: dotnet build -c Release benchmarks"
}

Add-Type -Path $assembly
Import-Module $Module
$rounds = if ($Quick) { 3 } else { 31 }
$server = [Eiam.Benchmarks.Child]::new($assembly, $null, [string[]] @('serve'))
try {
    $tenant = $server.ReadLine()
    Connect-Eiam -Uri $tenant -ClientId nTo1eRIub60vPb54WeE6aojPwYwImtl4 -DeviceFingerprint 0123456789abcdef0123456789abcdef -ClientSecret secret -NoProxy
    $bare = [Eiam.Benchmarks.BareClient]::new($tenant)
    $fields = [Eiam.Benchmarks.BindRow].GetMethod('Fields').CreateDelegate([Func[int, ValueTuple[string, string]]])
    $uri = "$tenant/api/v2/sdk/social/wechat-mobile-bind"
    $headers = @{
        'X-operating-sys-version' = 'Debian 13'; 'X-device-fingerprint' = '0123456789abcdef0123456789abcdef'
        'X-agent' = 'irm'; 'X-client-id' = 'nTo1eRIub60vPb54WeE6aojPwYwImtl4'
    }
    $restMethod = {
        param($Row)
        $own = $headers.Clone()
        $own['X-state-token'] = $Row.StateToken
        $body = @{ wechat_code = $Row.WeChatCode } | ConvertTo-Json
        $null = Invoke-RestMethod -Method Post -Uri $uri -Headers $own -Body $body -ContentType 'application/json' -NoProxy
    }

    # What is measured: a name, how many binds, and the binds.
    $sides = @(
        @{ Name = 'HttpClient, in sequence'; Count = 1500; Run = { param($n) $bare.Run($n, 1, $fields) } }
        @{ Name = 'Invoke-EiamWeChatMobileBind, in sequence'; Count = 1500
            Run = { param($n) [Eiam.Benchmarks.BindRow]::Stream($n) | Invoke-EiamWeChatMobileBind | Out-Null } }
        @{ Name = 'Invoke-RestMethod, in sequence'; Count = 500
            Run = { param($n) foreach ($row in [Eiam.Benchmarks.BindRow]::Stream($n)) { & $restMethod $row } } }
        @{ Name = 'HttpClient, 32 wide'; Count = 5000; Run = { param($n) $bare.Run($n, 32, $fields) } }
        @{ Name = 'Invoke-EiamWeChatMobileBind -ThrottleLimit 32'; Count = 5000
            Run = { param($n) [Eiam.Benchmarks.BindRow]::Stream($n) | Invoke-EiamWeChatMobileBind -ThrottleLimit 32 | Out-Null } }
        @{ Name = 'ForEach-Object -Parallel -ThrottleLimit 32 { Invoke-RestMethod }'; Count = 200
            Run = {
                param($n)
                $text = $restMethod.ToString()
                [Eiam.Benchmarks.BindRow]::Stream($n) | ForEach-Object -ThrottleLimit 32 -Parallel {
                    $uri = $using:uri
                    $headers = $using:headers
                    & ([scriptblock]::Create($using:text)) $_
                }
            } }
    )
    foreach ($side in $sides) {
        $side.Times = [System.Collections.Generic.List[double]]::new()
        $null = & $side.Run ([Math]::Min(2000, 4 * $side.Count))
    }

    for ($round = 0; $round -lt $rounds; $round++) {
        for ($i = 0; $i -lt $sides.Count; $i++) {
            $side = $sides[($i + $round) % $sides.Count]
            $count = if ($Quick) { [Math]::Max(50, $side.Count / 10) } else { $side.Count }
            [GC]::Collect()
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $null = & $side.Run $count
            $side.Times.Add($clock.Elapsed.TotalMicroseconds / $count)
        }
    }

    # Ten thousand users, read page by page.
    $users = 10000
    $directory = [Eiam.Benchmarks.BareDirectory]::new($tenant)
    $authorization = @{ Authorization = 'Bearer b7e1c4d2f3a9580617c2e4d8fb360a95' }
    $lists = @(
        @{ Name = 'HttpClient, page after page'; Run = { $directory.List($users) } }
        @{ Name = 'Get-EiamUser'; Run = { Get-EiamUser -OrganizationId $users } }
        @{ Name = 'Invoke-RestMethod, page after page'
            Run = {
                for ($page = 0; $page -lt $users / 100; $page++) {
                    (Invoke-RestMethod -Uri "$tenant/api/v2/tenant/users?org_id=$users&offset=$page&limit=100" -Headers $authorization -NoProxy).users
                }
            } }
    )
    foreach ($side in $lists) {
        $side.Times = [System.Collections.Generic.List[double]]::new()
        $null = & $side.Run
    }

    for ($round = 0; $round -lt $rounds; $round++) {
        for ($i = 0; $i -lt $lists.Count; $i++) {
            $side = $lists[($i + $round) % $lists.Count]
            [GC]::Collect()
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $null = & $side.Run
            $side.Times.Add($clock.Elapsed.TotalMilliseconds)
        }
    }

    # What happens once a process: an import, and the way to a first answer.
    $fresh = @(
        @{ Name = 'an empty binary module: import'; Command = "Import-Module '$empty'" }
        @{ Name = 'EiamPowerShell: import'; Over = 0; Command = "Import-Module '$Module'" }
        @{ Name = 'Invoke-RestMethod: first call'
            Command = "Invoke-RestMethod -Method Post -Uri '$uri' -Headers @{ 'X-state-token' = 's' } -Body '{`"wechat_code`":`"c`"}' -ContentType 'application/json' -NoProxy" }
        @{ Name = 'EiamPowerShell: import, connect and first bind'; Over = 2
            Command = "Import-Module '$Module'; Connect-Eiam -Uri '$tenant' -ClientId c -NoProxy; Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode c" }
    )
    foreach ($side in $fresh) {
        $side.Times = [System.Collections.Generic.List[double]]::new()
    }

    for ($round = 0; $round -lt $rounds; $round++) {
        for ($i = 0; $i -lt $fresh.Count; $i++) {
            $side = $fresh[($i + $round) % $fresh.Count]
            $command = "`$c = [Diagnostics.Stopwatch]::StartNew(); `$null = . { $($side.Command) }; `$c.Elapsed.TotalMilliseconds"
            $side.Times.Add([double] (& (Get-Process -Id $PID).Path -NoProfile -Command $command))
        }
    }
}
finally {
    $server.Dispose()
}

function Get-Median([double[]] $Values) {
    $sorted = @($Values | Sort-Object)
    $sorted[($sorted.Count - 1) / 2]
}

function Get-Ratio([double[]] $Values, [double[]] $Over) {
    Get-Median @(for ($i = 0; $i -lt $Values.Count; $i++) { $Values[$i] / $Over[$i] })
}

"PowerShell $($PSVersionTable.PSVersion), $([System.Runtime.InteropServices.RuntimeInformation]::OSDescription), $([Environment]::ProcessorCount) processors; medians of $rounds rounds in turns, ratios within a round"
''
"| | $([char]0xB5)s per bind | over HttpClient |"
'|---|--:|--:|'
for ($i = 0; $i -lt $sides.Count; $i++) {
    '| {0} | {1:#,0} | {2:0.00} |' -f $sides[$i].Name, (Get-Median $sides[$i].Times), (Get-Ratio $sides[$i].Times $sides[$i -lt 3 ? 0 : 3].Times)
}

''
'| 10,000 users | ms | over HttpClient | over Invoke-RestMethod |'
'|---|--:|--:|--:|'
foreach ($side in $lists) {
    '| {0} | {1:#,0} | {2:0.00} | {3:0.00} |' -f $side.Name, (Get-Median $side.Times), (Get-Ratio $side.Times $lists[0].Times), (Get-Ratio $side.Times $lists[2].Times)
}

''
'| once a process, in a fresh pwsh -NoProfile | ms | ratio | over |'
'|---|--:|--:|---|'
foreach ($side in $fresh) {
    $over = if ($null -ne $side.Over) { $fresh[$side.Over] }
    '| {0} | {1:0.0} | {2} | {3} |' -f $side.Name, (Get-Median $side.Times), $(if ($over) { '{0:0.00}' -f (Get-Ratio $side.Times $over.Times) }), $(if ($over) { $over.Name })
}
