@{
    RootModule             = 'EiamPowerShell.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '5c0f7f0e-3f2b-4d5c-9a43-1f7be3a1a9d6'
    Author                 = 'EiamPowerShell contributors'
    CompanyName            = 'EiamPowerShell contributors'
    Copyright              = '(c) EiamPowerShell contributors. MIT License.'
    Description            = 'Speaks the Employee Identity (EIAM) API of BambooCloud IDaaS, which Huawei Cloud OneAccess serves too: sessions, every documented login, bind, code, second factor, password and token call, the management API with users, organizations, accounts, roles, jobs and logs, error records that carry the IDAAS code, and a tenant in a box to write and test scripts with no tenant and no network.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('EiamPowerShell.Format.ps1xml')
    TypesToProcess         = @('EiamPowerShell.Types.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Add-EiamAccountRole',
        'Add-EiamAccountUser',
        'Add-EiamRoleMember',
        'Confirm-EiamCaptcha',
        'Confirm-EiamMfa',
        'Connect-Eiam',
        'ConvertFrom-EiamIdToken',
        'Disable-EiamAccount',
        'Disable-EiamOrganization',
        'Disable-EiamUser',
        'Disconnect-Eiam',
        'Enable-EiamAccount',
        'Enable-EiamOrganization',
        'Enable-EiamUser',
        'Get-EiamAccount',
        'Get-EiamAccountOwner',
        'Get-EiamAccountPermission',
        'Get-EiamAccountUser',
        'Get-EiamApplicationOrganization',
        'Get-EiamCaptcha',
        'Get-EiamCountryCode',
        'Get-EiamErrorCode',
        'Get-EiamJobPosition',
        'Get-EiamJobTitle',
        'Get-EiamLog',
        'Get-EiamOrganization',
        'Get-EiamOrganizationLeader',
        'Get-EiamPermission',
        'Get-EiamProfile',
        'Get-EiamRole',
        'Get-EiamRoleMember',
        'Get-EiamRolePermission',
        'Get-EiamSandboxCode',
        'Get-EiamSandboxRequest',
        'Get-EiamSession',
        'Get-EiamSocialAccount',
        'Get-EiamStateTokenMobile',
        'Get-EiamToken',
        'Get-EiamUser',
        'Get-EiamUserJob',
        'Invoke-EiamAlipayMobileBind',
        'Invoke-EiamPasswordLogin',
        'Invoke-EiamRestMethod',
        'Invoke-EiamSocialBind',
        'Invoke-EiamSocialLogin',
        'Invoke-EiamVerificationCodeLogin',
        'Invoke-EiamWeChatMiniProgramLogin',
        'Invoke-EiamWeChatMobileBind',
        'Measure-EiamAuthentication',
        'Move-EiamUser',
        'New-EiamAccount',
        'New-EiamApplicationOrganization',
        'New-EiamJobPosition',
        'New-EiamJobTitle',
        'New-EiamOrganization',
        'New-EiamSandboxCode',
        'New-EiamSandboxFault',
        'New-EiamSandboxUser',
        'New-EiamUser',
        'New-EiamUserJob',
        'Register-EiamUser',
        'Remove-EiamAccount',
        'Remove-EiamAccountRole',
        'Remove-EiamAccountUser',
        'Remove-EiamApplicationOrganization',
        'Remove-EiamJobPosition',
        'Remove-EiamOrganization',
        'Remove-EiamRoleMember',
        'Remove-EiamSocialAccount',
        'Remove-EiamUser',
        'Remove-EiamUserJob',
        'Reset-EiamPassword',
        'Reset-EiamUserPassword',
        'Select-EiamSession',
        'Send-EiamVerificationCode',
        'Set-EiamAccount',
        'Set-EiamAccountOwner',
        'Set-EiamApplicationOrganization',
        'Set-EiamJobPosition',
        'Set-EiamOrganization',
        'Set-EiamOrganizationLeader',
        'Set-EiamUser',
        'Set-EiamUserJob',
        'Set-EiamUserPassword',
        'Skip-EiamPasswordUpdate',
        'Test-EiamConnection',
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
            ReleaseNotes = 'The first version. Get-Help about_EiamPowerShell says what it does.'
        }
    }
}
