using System.Security;
using Eiam;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Sessions;

/// <summary>Where the tokens and results of a record came from: they go back through the session that made them, and through no other tenant's.</summary>
internal sealed class SessionOrigin
{
    private EiamSession? _origin;

    public void Add(SecureString secret) => Add(TokenOrigin.Of(secret) as EiamSession);

    public void Add(EiamResult? result) => Add(result?.Session as EiamSession);

    /// <summary>The session to send through; null where neither a session was given nor a token has an origin.</summary>
    /// <param name="given">The session that was asked for.</param>
    /// <exception cref="EiamException">The token must not go there, or its session is closed.</exception>
    public EiamSession? Choose(EiamSession? given)
    {
        if (_origin is null)
        {
            return given;
        }

        if (given is not null)
        {
            return given.IsSameTenant(_origin) ? given : throw Mismatch($"The record came from the session '{_origin.Name}' ({_origin.Uri.Authority}), and cannot be sent through '{given.Name}' ({given.Uri.Authority}).");
        }

        return _origin.IsConnected ? _origin : throw Mismatch($"The record came from the session '{_origin.Name}' ({_origin.Uri.Authority}), which was disconnected.");
    }

    private void Add(EiamSession? origin)
    {
        if (_origin is not null && origin is not null && !origin.IsSameTenant(_origin))
        {
            throw Mismatch($"The record has tokens of two sessions, '{_origin.Name}' and '{origin.Name}'.");
        }

        _origin ??= origin;
    }

    private static EiamException Mismatch(string message) => ErrorRecords.Refused(EiamErrorId.SessionMismatch, message);
}
