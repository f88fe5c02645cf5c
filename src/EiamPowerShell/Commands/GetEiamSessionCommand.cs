using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists this runspace's sessions.</summary>
[Cmdlet(VerbsCommon.Get, "EiamSession", DefaultParameterSetName = NameSet)]
[OutputType(typeof(EiamSession))]
public sealed class GetEiamSessionCommand : EiamCommand
{
    private const string NameSet = "Name";
    private const string CurrentSet = "Current";

    /// <summary>Names, with wildcards; without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only the current session.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CurrentSet)]
    public SwitchParameter Current { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        if (ParameterSetName == CurrentSet)
        {
            if (store.Selected is { } selected)
            {
                WriteObject(selected);
            }

            return;
        }

        foreach (string name in Name)
        {
            WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            bool found = false;
            foreach (EiamSession session in store.All)
            {
                if (pattern.IsMatch(session.Name))
                {
                    found = true;
                    WriteObject(session);
                }
            }

            if (!found && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.Own(EiamErrorId.SessionNotFound, name, $"There is no session named '{name}' in this runspace."));
            }
        }
    }
}
