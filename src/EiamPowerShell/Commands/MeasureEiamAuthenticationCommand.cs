using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Counts authentications.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "EiamAuthentication", HelpUri = ApiPages.Tenant + "log/check-authentication-log.html")]
[OutputType(typeof(AuthenticationCount))]
public sealed class MeasureEiamAuthenticationCommand : EiamLogCommand<AuthenticationCount>
{
    /// <summary>What kind of thing they are counted of, in the API's own word.</summary>
    [Parameter]
    [FreeValue]
    public string? TargetType { get; set; }

    /// <summary>Which one.</summary>
    [Parameter]
    [FreeValue]
    public string? TargetName { get; set; }

    private protected override EiamRequest CreateRequest(LogSpan span) => new AuthenticationCountRequest(span, TargetType, TargetName);
}
