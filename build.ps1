<#
.SYNOPSIS
Runs the project's tasks. Thin over dotnet, Pester, PlatyPS and PSScriptAnalyzer; runs in Windows PowerShell 5.1 and PowerShell 7.

.PARAMETER Task
Build       builds the solution and stages the module at out/EiamPowerShell.
Test        runs dotnet test: everything that needs no PowerShell installed.
Acceptance  runs the Pester suite in this PowerShell, on the package: of the last build, or of -Package; on a live tenant where EIAM_DOMAIN and
            EIAM_CLIENT_ID are set.
Analyze     runs PSScriptAnalyzer over the scripts and the manifest.
Docs        makes the MAML help of docs/en-US with PlatyPS, into src/EiamPowerShell/en-US.
Pack        makes out/EiamPowerShell.<version>.nupkg, as the PowerShell Gallery takes it, a zip of the module, and SHA256SUMS of the two. The
            package alone: dotnet pack src/EiamPowerShell.
Publish     packs, and publishes the package to the PowerShell Gallery with the key of the variable PSGALLERY_API_KEY. -WhatIf packs and publishes nothing.

.PARAMETER Package
The package that Acceptance is to test. Without it, what was last built is packed.

.PARAMETER CertificateThumbprint
A certificate of Cert:\CurrentUser\My that Pack and Publish sign the module's files with, on Windows. Without it they are not signed.

.EXAMPLE
./build.ps1 Build, Acceptance

.EXAMPLE
./build.ps1 Publish -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Acceptance', 'Analyze', 'Docs', 'Pack', 'Publish')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [string] $Package,

    [string] $CertificateThumbprint
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2
$root = $PSScriptRoot
$solution = Join-Path $root 'EiamPowerShell.sln'
$module = [System.IO.Path]::Combine($root, 'out', 'EiamPowerShell')
$signing = @{ Thumbprint = $CertificateThumbprint }
$tested = @{ Package = $Package }

function Invoke-DotNet {
    param([string[]] $Arguments)
    & dotnet $Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($Arguments[0]) failed with exit code $LASTEXITCODE."
    }
}

# Whether a module is there to be used; says so where it is not, since a task that was skipped must not look like one that passed.
function Test-Tool {
    param([string] $Name, [string] $TaskName)
    if (Get-Module -Name $Name -ListAvailable) {
        return $true
    }

    Write-Output "skipped: $TaskName (the module $Name is not installed)" | Out-Host
    return $false
}

function Confirm-StagedModule {
    if (-not (Test-Path -Path (Join-Path $module 'EiamPowerShell.psd1'))) {
        Invoke-DotNet -Arguments build, $solution, '--configuration', $Configuration
    }
}

# Unpacks a package as Install-PSResource does, into a folder that has no other module, and returns that folder.
function Expand-Package {
    param([string] $Package)
    $modules = [System.IO.Path]::Combine($root, 'out', 'modules')
    Remove-Item -Path $modules -Recurse -Force -ErrorAction Ignore
    $folder = [System.IO.Path]::Combine($modules, 'EiamPowerShell', ([System.IO.Path]::GetFileNameWithoutExtension($Package) -replace '^EiamPowerShell\.'))
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::ExtractToDirectory($Package, $folder)
    foreach ($name in '[Content_Types].xml', '_rels', 'package', 'EiamPowerShell.nuspec') {
        Remove-Item -LiteralPath (Join-Path $folder $name) -Recurse -Force
    }

    $modules
}

function Invoke-AcceptanceTask {
    param([string] $Package)
    if (-not (Test-Tool -Name Pester -TaskName Acceptance)) {
        return
    }

    if (-not $Package) {
        Confirm-StagedModule
        Invoke-DotNet -Arguments pack, ([System.IO.Path]::Combine($root, 'src', 'EiamPowerShell')), '--configuration', $Configuration, '--no-build', '-v', 'q' | Out-Host
        $Package = (Get-ChildItem -Path (Join-Path $root 'out') -Filter *.nupkg | Sort-Object -Property LastWriteTime | Select-Object -Last 1).FullName
    }

    Import-Module Pester -MinimumVersion 5.0
    $modules = Expand-Package -Package ((Resolve-Path -LiteralPath $Package).ProviderPath)

    # The suite imports the module by its name: there is no other to be found, here or in the processes that it starts.
    $env:PSModulePath = $modules + [System.IO.Path]::PathSeparator + (Join-Path $PSHOME 'Modules')
    $found = @(Get-Module -Name EiamPowerShell -ListAvailable)
    if ($found.Count -ne 1) {
        throw "'$Package' is not found by its name in '$modules'."
    }

    "Acceptance: of $($found.ModuleBase), from $Package" | Out-Host

    # The suite runs as its users run theirs: this script's strictness is its own.
    Set-StrictMode -Off
    $run = New-PesterConfiguration
    $run.Run.Path = [System.IO.Path]::Combine($root, 'tests', 'acceptance')
    $run.Run.PassThru = $true
    $run.Output.Verbosity = 'Detailed'
    $result = Invoke-Pester -Configuration $run
    "Acceptance: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped (Pester $((Get-Module Pester).Version), PowerShell $($PSVersionTable.PSVersion))"
    if ($result.Result -ne 'Passed') {
        throw 'The acceptance suite failed.'
    }
}

function Invoke-AnalyzeTask {
    if (-not (Test-Tool -Name PSScriptAnalyzer -TaskName Analyze)) {
        return
    }

    Confirm-StagedModule
    Import-Module PSScriptAnalyzer
    $findings = @(
        foreach ($path in 'build.ps1', 'benchmarks/pwsh.ps1', 'samples', 'tests/acceptance', 'out/EiamPowerShell/EiamPowerShell.psd1') {
            Invoke-ScriptAnalyzer -Path (Join-Path $root $path) -Recurse -Settings (Join-Path $root 'PSScriptAnalyzerSettings.psd1')
        }
    )
    $findings | Format-Table -AutoSize | Out-Host
    "Analyze: $($findings.Count) findings (PSScriptAnalyzer $((Get-Module PSScriptAnalyzer).Version))"
    if ($findings.Count -gt 0) {
        throw 'The analyzer found something.'
    }
}

# What PlatyPS leaves out of the MAML or leaves in it that Get-Help cannot show: default values; code fences, links between pages, an empty
# Online Version.
function Repair-Maml {
    param([string] $Path, [object[]] $Page)
    $xml = New-Object -TypeName System.Xml.XmlDocument
    $xml.Load($Path)
    # Get-Help offers to open a page online wherever there are related links: those without a page are told in the notes.
    foreach ($links in @($xml.SelectNodes('//*[local-name()="relatedLinks"]'))) {
        # PlatyPS makes one of the HelpUri; the page has its own, for who reads it as it is.
        foreach ($again in @($links.SelectNodes('*[*[local-name()="linkText"] = "Online Version"]') | Select-Object -Skip 1)) {
            $null = $links.RemoveChild($again)
        }

        $online = $links.SelectSingleNode('*[*[local-name()="linkText"] = "Online Version"]')
        foreach ($uri in @($links.SelectNodes('*/*[local-name()="uri" and not(starts-with(., "https://"))]'))) {
            $null = $uri.ParentNode.RemoveChild($uri)
        }

        if (-not $online -or -not $online.SelectSingleNode('*[local-name()="uri"]')) {
            $names = @($links.SelectNodes('*/*[local-name()="linkText"]') | ForEach-Object InnerText) -ne 'Online Version'
            $note = $xml.CreateElement('maml', 'para', 'http://schemas.microsoft.com/maml/2004/10')
            $note.InnerText = 'See also: ' + ($names -join ', ')
            $null = $links.ParentNode.SelectSingleNode('*[local-name()="alertSet"]/*[local-name()="alert"]').AppendChild($note)
            $null = $links.ParentNode.RemoveChild($links)
        }
    }

    foreach ($parameter in $xml.SelectNodes('//*[local-name()="parameters"]/*[local-name()="parameter"]')) {
        $cmdlet = $parameter.ParentNode.ParentNode.SelectSingleNode('*[local-name()="details"]/*[local-name()="name"]').InnerText
        $name = $parameter.SelectSingleNode('*[local-name()="name"]').InnerText
        $default = ($Page | Where-Object Title -EQ $cmdlet).Parameters | Where-Object Name -EQ $name | ForEach-Object DefaultValue
        $node = $xml.CreateElement('dev', 'defaultValue', 'http://schemas.microsoft.com/maml/dev/2004/10')
        $node.InnerText = if ($default) { $default } else { 'None' }
        $null = $parameter.AppendChild($node)
    }

    foreach ($example in $xml.SelectNodes('//*[local-name()="example"]')) {
        $code = $example.SelectSingleNode('*[local-name()="code"]')
        $remarks = $example.SelectSingleNode('*[local-name()="remarks"]')
        foreach ($para in @($example.SelectNodes('*[local-name()="introduction"]/*'))) {
            if ($para.InnerText -match '(?s)^```powershell\r?\n(.*?)\r?\n```$') {
                $code.InnerText = $Matches[1]
                $null = $para.ParentNode.RemoveChild($para)
            }
            elseif ($para.InnerText -eq [string][char]0x80) {
                $null = $para.ParentNode.RemoveChild($para)
            }
            else {
                $null = $remarks.AppendChild($para)
            }
        }
    }

    $xml.Save($Path)
}

# A page with the texts in it that it refers to.
function Expand-Page {
    param([string] $Text, [hashtable] $Shared)
    foreach ($reference in [regex]::Matches($Text, 'See \[[^\]]+\]\(\.\./shared-texts\.md#([^)]+)\)\.')) {
        $anchor = $reference.Groups[1].Value
        if (-not $Shared.ContainsKey($anchor)) {
            throw "docs/shared-texts.md has no heading for #$anchor."
        }

        $Text = $Text.Replace($reference.Value, $Shared[$anchor])
    }

    $Text
}

# The texts of docs/shared-texts.md by the anchor of their heading, which is made as GitHub makes it.
function Get-SharedText {
    $texts = @{}
    $file = [System.IO.Path]::Combine($root, 'docs', 'shared-texts.md')
    foreach ($section in [System.IO.File]::ReadAllText($file) -split '(?m)^## ' | Select-Object -Skip 1) {
        $heading, $text = $section -split '\r?\n', 2
        $texts[($heading.ToLowerInvariant() -replace '[^\w -]' -replace ' ', '-')] = $text.Trim()
    }

    $texts
}

function Invoke-DocsTask {
    if (-not (Test-Tool -Name Microsoft.PowerShell.PlatyPS -TaskName Docs)) {
        return
    }

    Import-Module Microsoft.PowerShell.PlatyPS
    $folder = New-Item -Path (Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName())) -ItemType Directory
    $shared = Get-SharedText
    $pages = foreach ($page in Get-ChildItem -Path ([System.IO.Path]::Combine($root, 'docs', 'en-US')) -Filter '*-*.md') {
        $whole = Join-Path $folder.FullName $page.Name
        [System.IO.File]::WriteAllText($whole, (Expand-Page -Text ([System.IO.File]::ReadAllText($page.FullName)) -Shared $shared))
        Get-Item -Path $whole
    }

    $read = $pages | Import-MarkdownCommandHelp
    $read | Export-MamlCommandHelp -OutputFolder $folder -Force | Out-Null
    $target = [System.IO.Path]::Combine($root, 'src', 'EiamPowerShell', 'en-US')
    Get-ChildItem -Path $folder -Filter *.xml -Recurse | ForEach-Object { Repair-Maml -Path $_.FullName -Page $read }
    Get-ChildItem -Path $folder -Filter *.xml -Recurse | Copy-Item -Destination (New-Item -Path $target -ItemType Directory -Force) -Force
    Remove-Item -Path $folder -Recurse
    "Docs: $(@($pages).Count) pages (PlatyPS $((Get-Module Microsoft.PowerShell.PlatyPS).Version))"
}

# Signs what PowerShell and Windows look at, before it is packed.
function Add-Signature {
    param([string] $Thumbprint)
    if (-not $Thumbprint) {
        Write-Output 'Pack: not signed (no -CertificateThumbprint)' | Out-Host
        return
    }

    $certificate = Get-Item -Path "Cert:\CurrentUser\My\$Thumbprint"
    Get-ChildItem -Path $module -Recurse -Include Eiam*.dll, *.psd1, *.ps1xml | ForEach-Object {
        $signature = Set-AuthenticodeSignature -FilePath $_.FullName -Certificate $certificate -HashAlgorithm SHA256 -TimestampServer 'http://timestamp.digicert.com' -WhatIf:$false
        if ($signature.Status -ne 'Valid') {
            throw "'$($_.FullName)' could not be signed: $($signature.StatusMessage)"
        }
    }
}

function Invoke-PackTask {
    # Always the release build, whatever was staged before; of what is packed, nothing is asked.
    $WhatIfPreference = $false
    $out = Join-Path $root 'out'
    Remove-Item -Path $module -Recurse -ErrorAction Ignore
    Remove-Item -Path (Join-Path $out '*') -Include *.nupkg, *.zip, SHA256SUMS -ErrorAction Ignore
    $project = [System.IO.Path]::Combine($root, 'src', 'EiamPowerShell')
    Invoke-DotNet -Arguments build, $project, '--configuration', 'Release'
    Add-Signature @signing
    Invoke-DotNet -Arguments pack, $project, '--configuration', 'Release', '--no-build'
    $package = (Get-ChildItem -Path $out -Filter *.nupkg).FullName
    $zip = [System.IO.Path]::ChangeExtension($package, '.zip')
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::CreateFromDirectory($module, $zip, 'Optimal', $true)
    $sums = foreach ($file in $package, $zip) {
        '{0}  {1}' -f (Get-FileHash -Path $file -Algorithm SHA256).Hash.ToLowerInvariant(), (Split-Path -Path $file -Leaf)
    }
    Set-Content -Path (Join-Path $out 'SHA256SUMS') -Value $sums
    "Pack: $package"
    "Pack: $zip"
}

function Invoke-PublishTask {
    param([string] $Package)
    if (-not $env:PSGALLERY_API_KEY) {
        throw 'The variable PSGALLERY_API_KEY is not set: it has the key of the PowerShell Gallery.'
    }

    # 1.1 is the first that takes a package as it is.
    Import-Module Microsoft.PowerShell.PSResourceGet -MinimumVersion 1.1
    Publish-PSResource -NupkgPath $Package -Repository PSGallery -ApiKey $env:PSGALLERY_API_KEY
    "Publish: $Package"
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-DotNet -Arguments build, $solution, '--configuration', $Configuration }
        'Test' { Invoke-DotNet -Arguments test, $solution, '--configuration', $Configuration }
        'Acceptance' { Invoke-AcceptanceTask @tested }
        'Analyze' { Invoke-AnalyzeTask }
        'Docs' { Invoke-DocsTask }
        'Pack' { Invoke-PackTask }
        'Publish' {
            Invoke-PackTask
            $package = (Get-ChildItem -Path (Join-Path $root 'out') -Filter *.nupkg).FullName
            if ($PSCmdlet.ShouldProcess($package, 'Publish to the PowerShell Gallery')) {
                Invoke-PublishTask -Package $package
            }
        }
    }
}
