# Windows PowerShell loads one build, PowerShell 7.4 and later the other. A text with a variable in it costs an import less than a condition or a script.
@{
    RootModule             = "$PSEdition/EiamPowerShell.dll"
    ModuleVersion          = '0.1.0'
    GUID                   = '5c0f7f0e-3f2b-4d5c-9a43-1f7be3a1a9d6'
    Author                 = 'EiamPowerShell contributors'
    CompanyName            = 'EiamPowerShell contributors'
    Copyright              = '(c) EiamPowerShell contributors. MIT License.'
    Description            = 'Speaks the Employee Identity (EIAM) API of BambooCloud IDaaS, which Huawei Cloud OneAccess serves too: sessions, every documented login, bind, code, second factor, password and token call, the directory, error records that carry the IDAAS code, and a tenant in a box to write and test scripts with no tenant and no network.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('EiamPowerShell.Format.ps1xml')
    TypesToProcess         = @('EiamPowerShell.Types.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Confirm-EiamCaptcha',
        'Confirm-EiamMfa',
        'Connect-Eiam',
        'ConvertFrom-EiamIdToken',
        'Disable-EiamOrganization',
        'Disable-EiamUser',
        'Disconnect-Eiam',
        'Enable-EiamOrganization',
        'Enable-EiamUser',
        'Get-EiamApplicationOrganization',
        'Get-EiamCaptcha',
        'Get-EiamCountryCode',
        'Get-EiamErrorCode',
        'Get-EiamOrganization',
        'Get-EiamOrganizationLeader',
        'Get-EiamProfile',
        'Get-EiamSandboxCode',
        'Get-EiamSandboxRequest',
        'Get-EiamSession',
        'Get-EiamSocialAccount',
        'Get-EiamStateTokenMobile',
        'Get-EiamToken',
        'Get-EiamUser',
        'Invoke-EiamAlipayMobileBind',
        'Invoke-EiamPasswordLogin',
        'Invoke-EiamSocialBind',
        'Invoke-EiamSocialLogin',
        'Invoke-EiamVerificationCodeLogin',
        'Invoke-EiamWeChatMiniProgramLogin',
        'Invoke-EiamWeChatMobileBind',
        'New-EiamApplicationOrganization',
        'New-EiamOrganization',
        'New-EiamSandboxCode',
        'New-EiamSandboxUser',
        'New-EiamUser',
        'Register-EiamUser',
        'Remove-EiamApplicationOrganization',
        'Remove-EiamOrganization',
        'Remove-EiamSocialAccount',
        'Remove-EiamUser',
        'Reset-EiamPassword',
        'Reset-EiamUserPassword',
        'Select-EiamSession',
        'Send-EiamVerificationCode',
        'Set-EiamApplicationOrganization',
        'Set-EiamOrganization',
        'Set-EiamOrganizationLeader',
        'Set-EiamUser',
        'Set-EiamUserPassword',
        'Skip-EiamPasswordUpdate',
        'Test-EiamIdToken',
        'Test-EiamPassword',
        'Update-EiamMobile',
        'Update-EiamPassword',
        'Update-EiamProfile',
        'Update-EiamToken'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'EIAM', 'IDaaS', 'BambooCloud', 'OneAccess', 'WeChat', 'Identity', 'Login')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
