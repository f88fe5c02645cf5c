using System;
using System.Collections.Generic;
using System.Net.Http;
using Eiam.Sandbox.Endpoints;
using Eiam.Sandbox.Http;
using Eiam.Sandbox.State;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox;

/// <summary>
/// An EIAM tenant in memory: the mini-program login, the two WeChat phone binds and the key set, as the vendor documents
/// them. Where its pages are silent it does the documented minimum. Thread safe.
/// </summary>
public sealed class SandboxTenant
{
    private readonly TenantState _state;
    private readonly RouteTable _routes;
    private readonly RequestLog _log = new();

    /// <summary>Makes a tenant without users.</summary>
    /// <param name="options">What it is like; null for the defaults.</param>
    public SandboxTenant(SandboxOptions? options = null)
    {
        Options = options ?? new SandboxOptions();
        _state = new TenantState(Options, Clock);
        var idTokens = new IdTokenIssuer(Options);
        var writer = new LoginAnswerWriter(Options, Clock, idTokens);
        _routes = new RouteTable(
            new MiniProgramLoginEndpoint(Options, _state, writer),
            new WeChatMobileBindEndpoint(Options, _state, writer),
            new WeChatMobileRegisterBindEndpoint(Options, _state, writer),
            new KeysEndpoint(idTokens));
    }

    /// <summary>The options that the tenant was made with.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The clock that all lifetimes are measured by.</summary>
    public SandboxClock Clock { get; } = new();

    /// <summary>The users of this moment, oldest first.</summary>
    public IReadOnlyList<SandboxUser> Users => _state.Users;

    /// <summary>The newest 10,000 requests of this moment, in the order in which they were answered.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.Snapshot();

    /// <summary>Adds a person who has a mobile number.</summary>
    /// <param name="mobile">Like <c>13800000000</c>, <c>+8613800000000</c> or <c>+86-13800000000</c>; unique.</param>
    /// <param name="userName">The login name, unique; null for the mobile's eleven digits.</param>
    /// <param name="name">The name to show.</param>
    /// <param name="email">The e-mail address.</param>
    /// <param name="disabled">Whether logins end in ACCESS_DENIED.</param>
    /// <param name="requireMfa">Whether logins end in MFA_AUTH.</param>
    /// <returns>The new user, bound to no WeChat identity.</returns>
    /// <exception cref="ArgumentException">The mobile is none, or the mobile or the user name is taken.</exception>
    public SandboxUser AddUser(
        string mobile, string? userName = null, string? name = null, string? email = null, bool disabled = false, bool requireMfa = false) =>
        _state.AddUser(MobileNumber.Normalise(mobile, nameof(mobile)), userName, name, email, disabled, requireMfa);

    /// <summary>Does what WeChat does for a mini program: hands out a one-time code of a person's.</summary>
    /// <param name="kind">Which code.</param>
    /// <param name="mobile">The person's mobile, in any spelling of <see cref="AddUser"/>; no user need have it.</param>
    /// <returns>The code, good for <see cref="SandboxOptions.CodeLifetime"/>.</returns>
    /// <exception cref="ArgumentException">The mobile is none, or the kind is unknown.</exception>
    public SandboxCode IssueCode(SandboxCodeKind kind, string mobile) =>
        _state.IssueCode(kind, MobileNumber.Normalise(mobile, nameof(mobile)));

    /// <summary>Makes a handler that answers an <see cref="HttpClient"/>'s requests from this tenant, whatever host they name.</summary>
    /// <returns>A new handler; it may be disposed of at any time.</returns>
    public HttpMessageHandler CreateHandler() => new SandboxMessageHandler(this);

    /// <summary>Answers one request and records it.</summary>
    /// <param name="call">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is null.</exception>
    public SandboxResponse Handle(SandboxCall call)
    {
        _ = call ?? throw new ArgumentNullException(nameof(call));
        DateTimeOffset time = Clock.GetUtcNow();
        Answer answer;
        try
        {
            answer = _routes.Handle(call);
        }
        catch (SdkException error)
        {
            answer = Answer.Error(error, Options.ErrorCodeStyle);
        }

        _log.Add(new SandboxRequest(time, call, answer.Response.StatusCode, answer.Status, answer.ErrorCode));
        return answer.Response;
    }
}
