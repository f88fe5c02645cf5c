using System.Management.Automation;
using Eiam.Client;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that changes an object of the management API, and writes it only where it is asked to.</summary>
/// <typeparam name="TResult">What it writes: a type of Eiam.Model.</typeparam>
public abstract class EiamChangeCommand<TResult> : EiamCallCommand<TResult>
    where TResult : class
{
    /// <summary>Reads the object again after the change, and writes it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Makes the request that changes it.</summary>
    private protected abstract EiamRequest CreateChange(EiamSession session);

    /// <summary>Makes the request that reads it.</summary>
    private protected abstract EiamRequest CreateRead(EiamSession session);

    /// <summary>What ShouldProcess calls it.</summary>
    private protected abstract string Subject { get; }

    private protected sealed override EiamRequest CreateRequest(EiamSession session)
    {
        EiamRequest change = CreateChange(session);
        change.Subject = Subject;
        change.ReadAgain = PassThru ? CreateRead(session) : null;
        return change;
    }
}
