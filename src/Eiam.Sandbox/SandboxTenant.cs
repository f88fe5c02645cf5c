using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using Eiam.Sandbox.Endpoints;
using Eiam.Sandbox.Http;
using Eiam.Sandbox.State;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox;

/// <summary>
/// An EIAM tenant in memory: what <see cref="Routes"/> lists, as the vendor documents it. Where its pages are silent it does the documented
/// minimum. Thread safe.
/// </summary>
public sealed class SandboxTenant
{
    private readonly TenantState _state;
    private readonly Services _services;
    private readonly RequestLog _log = new();

    /// <summary>Makes a tenant without users.</summary>
    /// <param name="options">What it is like; null for the defaults.</param>
    public SandboxTenant(SandboxOptions? options = null)
    {
        Options = options ?? new SandboxOptions();
        _state = new TenantState(Options, Clock);
        var idTokens = new IdTokenIssuer(Options);
        _services = new Services(Options, _state, new LoginAnswerWriter(Options, _state, idTokens), idTokens);
    }

    /// <summary>Every call that a tenant answers.</summary>
    public static IReadOnlyList<SandboxRoute> Routes { get; } = [.. RouteTable.All.Select(static r => r.Describe())];

    /// <summary>The options that the tenant was made with.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The clock that all lifetimes are measured by.</summary>
    public SandboxClock Clock { get; } = new();

    /// <summary>The users of this moment, oldest first.</summary>
    public IReadOnlyList<SandboxUser> Users => _state.Users;

    /// <summary>The newest 10,000 requests of this moment, in the order in which they were answered.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.Snapshot();

    /// <summary>Adds a person who has a mobile number.</summary>
    /// <param name="user">What the person is like.</param>
    /// <returns>The new user, bound to no WeChat identity.</returns>
    /// <exception cref="ArgumentException">The mobile is none, or the mobile, the user name or the address is taken.</exception>
    public SandboxUser AddUser(SandboxUserOptions user) => _state.AddUser(user ?? throw new ArgumentNullException(nameof(user)));

    /// <summary>Adds a person of whom only the mobile matters.</summary>
    /// <param name="mobile">The mobile.</param>
    /// <returns>The new user.</returns>
    /// <exception cref="ArgumentException">The mobile is none or is taken.</exception>
    public SandboxUser AddUser(string mobile) => AddUser(new SandboxUserOptions { Mobile = mobile });

    /// <summary>Does what WeChat does for a mini program, or what an SMS or e-mail of the tenant does: hands out a one-time code of a person's.</summary>
    /// <param name="kind">Which code.</param>
    /// <param name="recipient">The person's mobile, in any spelling of <see cref="SandboxUserOptions.Mobile"/>, or for MfaEmail the address; no user need have it.</param>
    /// <returns>The code, good for <see cref="SandboxOptions.CodeLifetime"/>.</returns>
    /// <exception cref="ArgumentException">The recipient is none, or the kind is unknown.</exception>
    public SandboxCode IssueCode(SandboxCodeKind kind, string recipient) => _state.IssueCode(kind, recipient);

    /// <summary>Makes every tenant token invalid, as a restart of the tenant would.</summary>
    public void RevokeTenantTokens() => _state.RevokeTenantTokens();

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
            answer = RouteTable.Handle(call, _services);
        }
        catch (SandboxException error)
        {
            answer = Answer.Error(error, Options.ErrorCodeStyle);
        }

        _log.Add(new SandboxRequest(time, call, answer.Response.StatusCode, answer.Status, answer.ErrorCode));
        return answer.Response;
    }
}
