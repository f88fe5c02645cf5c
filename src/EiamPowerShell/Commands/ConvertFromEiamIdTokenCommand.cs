using System.Management.Automation;
using Eiam;
using Eiam.Client.Tokens;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Reads what an id_token says. Checks no signature and asks no network.</summary>
[Cmdlet(VerbsData.ConvertFrom, "EiamIdToken")]
[OutputType(typeof(IdToken))]
public sealed class ConvertFromEiamIdTokenCommand : EiamRecordCommand
{
    /// <summary>The token, or a record with a property IdToken.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [PipedValue]
    public Secret? IdToken { get; set; }

    private protected override void Process(RecordCopy? record)
    {
        if (IdToken is { } given)
        {
            record?.Knows(nameof(IdToken), given);
        }

        WriteObject(IdTokenReader.Read(SecretReader.Read(IdToken, nameof(IdToken))));
    }
}
