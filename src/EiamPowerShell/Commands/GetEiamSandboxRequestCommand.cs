using System.Management.Automation;
using Eiam.Sandbox;
using EiamPowerShell.Binding;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Lists what the session's sandbox tenant received, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "EiamSandboxRequest")]
[OutputType(typeof(EiamSandboxRequest))]
public sealed class GetEiamSandboxRequestCommand : EiamSessionCommand
{
    /// <summary>Only requests to this path; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SandboxPathCompleter))]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "*";

    /// <summary>Shows tokens, codes and fingerprints as they were received.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WildcardPattern pattern = WildcardPattern.Get(Path, WildcardOptions.IgnoreCase);
        foreach (SandboxRequest request in RequireSandbox().Tenant.Requests)
        {
            if (pattern.IsMatch(request.Path))
            {
                WriteObject(new EiamSandboxRequest(request, AsPlainText));
            }
        }
    }
}
