namespace Eiam;

/// <summary>Which token of a login.</summary>
public enum TokenType
{
    /// <summary><c>session_token</c>.</summary>
    SessionToken,

    /// <summary><c>id_token</c>.</summary>
    IdToken,

    /// <summary><c>state_token</c>.</summary>
    StateToken,
}
