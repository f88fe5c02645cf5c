# Picks the build that fits the running PowerShell: net8.0 from 7.4 on, netstandard2.0 below, Windows PowerShell 5.1 included.
# EIAM_MODULE_FRAMEWORK names a build in its place, to try the one that other versions of PowerShell load.
$framework = $env:EIAM_MODULE_FRAMEWORK
if (-not $framework) {
    $framework = if ($PSVersionTable.PSVersion -ge '7.4') { 'net8.0' } else { 'netstandard2.0' }
}

Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, $framework, 'EiamPowerShell.dll')) -ErrorAction Stop
