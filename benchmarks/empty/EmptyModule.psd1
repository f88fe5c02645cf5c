@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '0d7b2b52-5f0c-4c1e-9c0b-2f6f5a1f2b11'
    Author            = 'EiamPowerShell contributors'
    Description       = 'One cmdlet that does nothing: what an import costs at the least.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
    CmdletsToExport   = @('Get-Nothing')
}
