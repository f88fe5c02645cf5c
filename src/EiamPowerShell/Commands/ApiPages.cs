namespace EiamPowerShell.Commands;

/// <summary>
/// Where the vendor's pages are. A cmdlet's HelpUri is the page of its main call, which Get-Help -Online opens: the module has no pages of its own on the
/// web. Cmdlets that make no call of the API have none.
/// </summary>
internal static class ApiPages
{
    /// <summary>Of EIAM.</summary>
    public const string Eiam = "https://open.bccastle.com/en/development/eiam/";

    /// <summary>Of the management API.</summary>
    public const string Tenant = Eiam + "api/";

    /// <summary>Of the sister product CIAM, which has calls that EIAM's pages leave out.</summary>
    public const string Ciam = "https://open.bccastle.com/en/development/ciam/api/v2/sdk/";
}
