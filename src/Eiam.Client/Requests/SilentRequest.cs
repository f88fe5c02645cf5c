using System.Security;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>A call that answers nothing: its success is all there is to know.</summary>
public abstract class SilentRequest : EiamRequest<object?>
{
    /// <summary>Makes a request.</summary>
    /// <param name="endpoint">The row of the table.</param>
    /// <param name="token">The credential that the endpoint asks for; null where it asks for none.</param>
    protected SilentRequest(Endpoint endpoint, SecureString? token = null)
        : base(endpoint) => Token = token;

    /// <inheritdoc/>
    protected internal override SecureString? Token { get; }

    /// <inheritdoc/>
    protected internal sealed override object? Read(Answer answer) => null;
}
