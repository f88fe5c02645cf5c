@{
    # The rules of the PowerShell Gallery, and all the others at their default severity.
    IncludeDefaultRules = $true
    Severity            = @('Error', 'Warning', 'Information')
}
