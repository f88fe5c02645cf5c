using System;
using System.Collections.Generic;
using System.Security;
using System.Text.Json;
using Eiam.Client.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Requests;

/// <summary>A call that answers how a login or a bind ended; see <see cref="LoginResult"/> for what the pages say of it.</summary>
public abstract class LoginRequest : EiamRequest<LoginResult>
{
    private const string DataPrefix = "data.";
    private const int MaxStatus = 256;

    private static readonly ModelReader<LoginResult> Reader = new ModelReader<LoginResult>()
        .Secret("session_token", static (r, v) => r.SessionToken = v)
        .Field("expire", ReadExpire)
        .Text("status", static (r, v) => r.StatusText = v.Trim() is { Length: > 0 } text ? text : null)
        .Secret("id_token", static (r, v) => r.IdToken = v)
        .Secret("state_token", static (r, v) => r.StateToken = v)
        .Field("data", ReadData);

    /// <summary>Makes a request.</summary>
    /// <param name="endpoint">The row of the table.</param>
    /// <param name="token">The credential that the endpoint asks for; null where it asks for none.</param>
    protected LoginRequest(Endpoint endpoint, SecureString? token = null)
        : base(endpoint) => Token = token;

    /// <inheritdoc/>
    protected internal override SecureString? Token { get; }

    /// <inheritdoc/>
    protected internal sealed override LoginResult Read(Answer answer)
    {
        LoginResult result = Reader.Read(answer);
        if (result.StatusText is null && result.SessionToken is null)
        {
            if (Endpoint.MayAnswerNothing)
            {
                result.Status = LoginStatus.Success;
                return result;
            }

            throw new JsonException("The answer has neither a status nor a session token.");
        }

        result.Status = Known(result.StatusText);
        return result;
    }

    /// <inheritdoc/>
    protected internal sealed override LoginResult ReadEmpty() => new() { Status = LoginStatus.Success };

    // A known status is a word of the pages; another is foreign text, which is shown to people.
    internal sealed override void Review(object? result, Http.CallContext call)
    {
        if (result is LoginResult any)
        {
            any.Attempts = call.Attempt;
            any.Duration = call.Elapsed;
        }

        if (result is LoginResult { Status: LoginStatus.Unknown, StatusText: { } text } login)
        {
            login.StatusText = ForeignText.ForPeople(text, call.Redactor, MaxStatus);
        }
    }

    private static bool ReadExpire(LoginResult result, Answer answer)
    {
        result.ExpiresIn = JsonValue.ToSeconds(answer.Json);
        if (result.ExpiresIn is { } span && span <= DateTimeOffset.MaxValue - answer.ReceivedAt)
        {
            result.ExpiresAt = answer.ReceivedAt + span;
        }

        return result.ExpiresIn is not null;
    }

    // "data" is documented as a JSON string inside JSON, and as null; an object is read alike.
    private static bool ReadData(LoginResult result, Answer answer)
    {
        using JsonDocument? inner = JsonValue.ParseInner(answer.Json);
        JsonElement data = inner?.RootElement ?? answer.Json;
        if (data.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        Dictionary<string, object?>? rest = null;
        foreach (JsonProperty field in data.EnumerateObject())
        {
            if (JsonValue.TryName(field) is not { } name)
            {
                continue;
            }

            if (name == "socialBindOrRegisterFlow" && JsonValue.ToTexts(field.Value) is { } flow)
            {
                result.Flow = flow;
            }
            else
            {
                JsonValue.Keep(ref rest, DataPrefix + name, answer.Of(field.Value));
            }
        }

        if (rest is not null)
        {
            result.AdditionalData = rest;
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
