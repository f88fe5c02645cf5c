<#
.SYNOPSIS
What the examples of docs/en-US find where they run: a folder of files, a sandbox, and somebody who answers.

.DESCRIPTION
Examples.Tests.ps1 dot-sources it once for each page, in a new runspace whose location is an empty folder. The examples of the page follow in their order, as a
reader would type them: each may use what one before it made. Prefer an example that connects to a sandbox of its own.

- The session is a sandbox named contoso.example.com, filled from samples/seed.json. An example that connects to another sandbox goes on with that one.
- $clientId, $clientSecret and $applicationId are those of an application of no tenant.
- The files below have the columns that their names promise. Rows with ids of the directory are not among them: an example writes those itself. The tokens and
  codes of binds.csv are worth nothing.
- Read-Host gives the newest code of the sandbox, the offset that solves its captcha where it asks for pixels, or a new password where it asks for a secret.
  Get-Credential gives zhangsan's password, or that of the user it is asked for; it is always the same. Get-Secret gives $clientSecret.
#>

Set-Variable -Name clientId -Value nTo1eRIub60vPb54WeE6aojPwYwImtl4
Set-Variable -Name applicationId -Value reports
Set-Variable -Name clientSecret -Value ([System.Net.NetworkCredential]::new('', 'the secret of the application').SecurePassword)

Connect-Eiam -Sandbox -Path ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'samples', 'seed.json')) -Name contoso.example.com

$files = @{
    'users.csv'         = 'UserName', 'zhangsan', 'lisi'
    'accounts.csv'      = 'AccountId,UserName', '1001,zhangsan', '1002,lisi'
    'binds.csv'         = 'Id,StateToken,WeChatCode', 'row 1,state-token-1,code-1', 'row 2,state-token-2,code-2'
    'joiners.csv'       = 'UserName,Name,Mobile,Email', 'sunqi,Sun Qi,13800000007,sunqi@example.com', 'zhouba,Zhou Ba,13800000008,'
    'organizations.csv' = 'Code,Name,Category,Sequence', 'north,North,department,1', 'south,South,department,'
    'logins.csv'        = 'UserName,Password', 'zhangsan,Right-password-1', 'lisi,Wrong-password-1'
    'titles.csv'        = 'Code,Name', 'senior,Senior', 'junior,Junior'
    'positions.csv'     = 'Code,Name,TitleCode', 'clerk,Clerk,', 'head,Head of sales,lead'
}
foreach ($file in $files.Keys) {
    Set-Content -LiteralPath $file -Value $files[$file] -Encoding UTF8
}

# As items of the drive: a function of a cmdlet's name is a finding of the analyzer, and here it is the point.
Set-Item -Path Function:Read-Host -Value {
    param([string] $Prompt, [switch] $AsSecureString)
    if ($AsSecureString) {
        return [System.Net.NetworkCredential]::new('', 'New-password-' + [guid]::NewGuid().ToString('n').Substring(0, 8)).SecurePassword
    }

    if ($Prompt -eq 'Pixels') {
        return '237'
    }

    $newest = Get-EiamSandboxCode | Select-Object -Last 1
    if (-not $newest) {
        throw "Read-Host '$Prompt': the sandbox has sent no code."
    }

    [System.Net.NetworkCredential]::new('', $newest.VerifyCode).Password
}
Set-Item -Path Function:Get-Credential -Value {
    param([string] $UserName = 'zhangsan', [string] $Message)
    $null = $Message
    [pscredential]::new($UserName, [System.Net.NetworkCredential]::new('', 'Right-password-1').SecurePassword)
}
Set-Item -Path Function:Get-Secret -Value {
    param([string] $Name)
    $null = $Name
    $clientSecret
}

# No picture is opened, and Pester is not there.
Set-Item -Path Function:Invoke-Item -Value {
    param([string] $Path)
    if (-not (Test-Path -LiteralPath $Path)) {
        throw "There is no file '$Path'."
    }
}
Set-Item -Path Function:Should -Value {
    param([switch] $Be, [object] $Expected)
    if ($Be -and "$input" -ne "$Expected") {
        throw "Expected '$Expected'."
    }
}

# A variable that nobody set is an error of the example.
Set-StrictMode -Version 1
