using System.Management.Automation;
using Eiam;
using Eiam.Client;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that ends in a login.</summary>
public abstract class EiamLoginCommand : EiamCallCommand<LoginResult>
{
    private bool _signedIn;

    /// <summary>Makes the user the session's: cmdlets that act as a user do so as this one. For one login, not for a bulk of them.</summary>
    [Parameter]
    public SwitchParameter SignIn { get; set; }

    /// <summary>The device that logs in (X-device-fingerprint), where it is not the session's.</summary>
    [Parameter]
    [FromRecord]
    [FreeValue]
    public string? DeviceFingerprint { get; set; }

    /// <summary>What logs in (X-agent), where it is not the session's.</summary>
    [Parameter]
    [FromRecord]
    [FreeValue]
    public string? Agent { get; set; }

    /// <summary>Makes the request of this record.</summary>
    private protected abstract EiamRequest CreateLogin();

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        if (SignIn && _signedIn)
        {
            throw ErrorRecords.InvalidArgument("-SignIn takes one login, and this is the second: a session has one signed-in user.");
        }

        EiamRequest request = CreateLogin();
        request.DeviceFingerprint = string.IsNullOrEmpty(DeviceFingerprint) ? null : InputCheck.Header(DeviceFingerprint!, nameof(DeviceFingerprint));
        request.Agent = string.IsNullOrEmpty(Agent) ? null : InputCheck.Header(Agent!, nameof(Agent));
        _signedIn = true;
        return request;
    }

    private protected sealed override void Write(EiamRequest request, LoginResult result)
    {
        result.NextStep = NextSteps.Of(result.Status, request.Endpoint);
        if (result.Status == LoginStatus.AccessDenied)
        {
            WriteWarning("The tenant denied access (ACCESS_DENIED): the user may not use this application.");
        }

        if (SignIn && result.Session is EiamSession session)
        {
            if (result is { Status: LoginStatus.Success, SessionToken: not null })
            {
                session.SignIn(result);
            }
            else
            {
                WriteWarning($"Nobody is signed in: the login ended in {result.Status}{(result.Status == LoginStatus.Success ? ", and the tenant sent no session token" : string.Empty)}.");
            }
        }

        WriteObject(result);
    }
}
