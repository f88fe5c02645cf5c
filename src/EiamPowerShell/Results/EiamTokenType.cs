namespace EiamPowerShell.Results;

/// <summary>Which token.</summary>
public enum EiamTokenType
{
    /// <summary><c>session_token</c>.</summary>
    SessionToken,

    /// <summary><c>id_token</c>.</summary>
    IdToken,

    /// <summary><c>state_token</c>.</summary>
    StateToken,
}
