using System.Management.Automation;
using System.Security;
using Eiam.Client;

namespace EiamPowerShell.Binding;

/// <summary>A secret that was piped by itself, not as a property of a record.</summary>
internal static class PipedSecret
{
    /// <summary>The secret; null where the record is neither a string nor a SecureString.</summary>
    public static SecureString? From(PSObject? record) => record?.BaseObject switch
    {
        SecureString secure => secure,
        string text => SecretText.ToSecure(text),
        _ => null,
    };
}
