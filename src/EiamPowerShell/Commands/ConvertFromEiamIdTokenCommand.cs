using System;
using System.Management.Automation;
using Eiam;
using Eiam.Client.Tokens;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Commands;

/// <summary>Reads what an id_token says. Checks no signature and asks no network.</summary>
[Cmdlet(VerbsData.ConvertFrom, "EiamIdToken")]
[OutputType(typeof(IdToken))]
public sealed class ConvertFromEiamIdTokenCommand : EiamCommand
{
    /// <summary>The token, or a login result or record that has a property IdToken.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SecretArgument]
    [FreeValue]
    public Secret? IdToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(IdTokenReader.Read(SecretReader.Read(IdToken, nameof(IdToken))));
        }
        catch (ArgumentException e)
        {
            WriteError(ErrorRecords.From(ErrorRecords.InvalidArgument(e), target: null));
        }
    }
}
