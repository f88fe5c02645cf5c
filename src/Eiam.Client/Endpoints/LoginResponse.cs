using System;
using System.Collections.Generic;
using System.Security;
using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Endpoints;

/// <summary>How a login or a bind ended (API notes, section 3.2).</summary>
public enum LoginStatus
{
    /// <summary>A status that this version does not know, or none; see <see cref="LoginResponse.StatusText"/>.</summary>
    Unknown,

    /// <summary><c>SUCCESS</c>: logged in.</summary>
    Success,

    /// <summary><c>SOCIAL_BIND</c>: bind to an existing user next.</summary>
    SocialBind,

    /// <summary><c>USER_REGISTER</c>: bind or register next.</summary>
    UserRegister,

    /// <summary><c>ACCESS_DENIED</c>: denied; no next step.</summary>
    AccessDenied,

    /// <summary><c>MFA_AUTH</c>: a second factor next.</summary>
    MfaAuth,

    /// <summary><c>PASSWORD_WARN</c>: the password expires soon.</summary>
    PasswordWarn,

    /// <summary><c>PASSWORD_EXPIRED</c>: a new password next.</summary>
    PasswordExpired,
}

/// <summary>
/// What every login and bind answers. The pages show <c>session_token</c>, <c>expire</c>, <c>status</c>, <c>id_token</c> for SUCCESS and
/// <c>state_token</c>, <c>data</c>, <c>status</c> in the middle of a flow. They are silent on whether a bind that does not end in SUCCESS
/// carries a new state token: if it does, it is here; if not, <see cref="StateToken"/> is null and nothing is made up.
/// Sources: EIAM:applets/bind-wechat-mobile.html, EIAM:applets/login-by-wechat-mini.html.
/// </summary>
public sealed class LoginResponse
{
    private static readonly IReadOnlyDictionary<string, object?> NoData = new Dictionary<string, object?>();

    private LoginResponse(DateTimeOffset receivedAt) => ReceivedAt = receivedAt;

    /// <summary>The status; <see cref="LoginStatus.Unknown"/> for one that this version does not know.</summary>
    public LoginStatus Status { get; private set; }

    /// <summary>The status as sent, without the spaces that the vendor's page prints around it; null where none came.</summary>
    public string? StatusText { get; private set; }

    /// <summary><c>session_token</c>; null where none came.</summary>
    public SecureString? SessionToken { get; private set; }

    /// <summary><c>id_token</c>, a JWT; null where none came.</summary>
    public SecureString? IdToken { get; private set; }

    /// <summary><c>state_token</c> for the flow's next step; null where none came.</summary>
    public SecureString? StateToken { get; private set; }

    /// <summary><c>expire</c>, the session token's validity in seconds, sent as a number or as a string; null where none came.</summary>
    public TimeSpan? ExpiresIn { get; private set; }

    /// <summary><see cref="ReceivedAt"/> and <see cref="ExpiresIn"/>; null where there is no such date.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>When the answer came.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary><c>socialBindOrRegisterFlow</c> from <c>data</c>, such as <c>VERIFY_PHONE</c>; empty where none came.</summary>
    public IReadOnlyList<string> Flow { get; private set; } = [];

    /// <summary>Fields that are not documented, and documented ones whose value could not be read, by name. A value whose name says that it is secret is a <see cref="SecureString"/>.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalData { get; private set; } = NoData;

    /// <summary>The status; never a token.</summary>
    /// <returns>The status as text.</returns>
    public override string ToString() => StatusText ?? Status.ToString();

    internal static LoginResponse Read(JsonElement answer, DateTimeOffset receivedAt)
    {
        JsonText.RequireObject(answer);
        LoginResponse response = new(receivedAt);
        Dictionary<string, object?>? rest = null;
        foreach (JsonProperty field in answer.EnumerateObject())
        {
            if (!response.Take(field, field.Value, ref rest) && JsonText.TryName(field) is { } name)
            {
                Keep(ref rest, name, JsonText.ToObject(name, field.Value));
            }
        }

        if (response.StatusText is null && response.SessionToken is null)
        {
            throw new JsonException("The answer has neither a status nor a session token.");
        }

        response.AdditionalData = rest ?? NoData;
        return response;
    }

    // Says whether the field is a documented one with a value that could be read.
    private bool Take(JsonProperty field, JsonElement value, ref Dictionary<string, object?>? rest)
    {
        if (JsonText.IsNamed(field, "session_token"u8))
        {
            SessionToken = JsonText.ToSecret(value);
            return SessionToken is not null || IsEmpty(value);
        }

        if (JsonText.IsNamed(field, "id_token"u8))
        {
            IdToken = JsonText.ToSecret(value);
            return IdToken is not null || IsEmpty(value);
        }

        if (JsonText.IsNamed(field, "state_token"u8))
        {
            StateToken = JsonText.ToSecret(value);
            return StateToken is not null || IsEmpty(value);
        }

        if (JsonText.IsNamed(field, "status"u8))
        {
            StatusText = JsonText.ToText(value)?.Trim() is { Length: > 0 } text ? text : null;
            Status = Known(StatusText);
            return StatusText is not null || IsEmpty(value);
        }

        return JsonText.IsNamed(field, "expire"u8) ? TakeExpire(value) : JsonText.IsNamed(field, "data"u8) && TakeData(value, ref rest);
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.String;

    private static void Keep(ref Dictionary<string, object?>? rest, string name, object? value) =>
        (rest ??= new Dictionary<string, object?>(StringComparer.Ordinal))[name] = value;

    private bool TakeExpire(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        ExpiresIn = JsonText.ToSeconds(value);
        if (ExpiresIn is { } span && span <= DateTimeOffset.MaxValue - ReceivedAt)
        {
            ExpiresAt = ReceivedAt + span;
        }

        return ExpiresIn is not null;
    }

    // "data" is documented as a JSON string inside JSON, and as null; an object is read alike.
    private bool TakeData(JsonElement value, ref Dictionary<string, object?>? rest)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        using JsonDocument? inner = JsonText.ParseInner(value);
        JsonElement data = inner?.RootElement ?? value;
        if (data.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (JsonProperty field in data.EnumerateObject())
        {
            if (JsonText.TryName(field) is not { } name)
            {
                continue;
            }

            if (name == "socialBindOrRegisterFlow" && JsonText.ToTexts(field.Value) is { } flow)
            {
                Flow = flow;
            }
            else
            {
                Keep(ref rest, "data." + name, JsonText.ToObject(name, field.Value));
            }
        }

        return true;
    }

    private static LoginStatus Known(string? text) => text switch
    {
        "SUCCESS" => LoginStatus.Success,
        "SOCIAL_BIND" => LoginStatus.SocialBind,
        "USER_REGISTER" => LoginStatus.UserRegister,
        "ACCESS_DENIED" => LoginStatus.AccessDenied,
        "MFA_AUTH" => LoginStatus.MfaAuth,
        "PASSWORD_WARN" => LoginStatus.PasswordWarn,
        "PASSWORD_EXPIRED" => LoginStatus.PasswordExpired,
        _ => LoginStatus.Unknown,
    };
}
