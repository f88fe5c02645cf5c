using System;
using System.Security;
using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Asks for the mobile of a login that has another step. Source: EIAM:userapi/captcha/mobile-by-token.html.</summary>
public sealed class StateTokenMobileRequest : EiamRequest<StateTokenMobile>
{
    private static readonly ModelReader<StateTokenMobile> Reader = new ModelReader<StateTokenMobile>()
        .Text("mobile", static (m, v) => m.Mobile = v);

    /// <summary>Makes the request.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <exception cref="ArgumentException">The token is empty or cannot be sent.</exception>
    public StateTokenMobileRequest(SecureString? stateToken)
        : base(Endpoints.MobileByToken) => Token = InputCheck.Token(stateToken, "StateToken");

    /// <inheritdoc/>
    protected internal override SecureString Token { get; }

    /// <inheritdoc/>
    protected internal override StateTokenMobile Read(Answer answer)
    {
        StateTokenMobile result = Reader.Read(answer);
        result.StateToken = Token;
        return result.Mobile is null ? throw new JsonException("The answer has no mobile.") : result;
    }
}
