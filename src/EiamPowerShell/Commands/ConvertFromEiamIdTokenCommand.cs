using System;
using System.Management.Automation;
using System.Security;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Reads what an id_token says. Checks no signature and asks no network.</summary>
[Cmdlet(VerbsData.ConvertFrom, "EiamIdToken")]
[OutputType(typeof(EiamIdToken))]
public sealed class ConvertFromEiamIdTokenCommand : PSCmdlet
{
    /// <summary>The token, or a record with a property IdToken. A string or a SecureString.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SecretArgument(Strict = true)]
    [AllowNull]
    [AllowEmptyString]
    public SecureString? IdToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(new EiamIdToken(global::Eiam.Client.Tokens.IdToken.Read(IdToken!)));
        }
        catch (ArgumentException e)
        {
            WriteError(ErrorRecords.InvalidArgument(e, target: null));
        }
    }
}
