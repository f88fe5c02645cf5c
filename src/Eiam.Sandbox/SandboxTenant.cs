using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Sandbox.Http;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox;

/// <summary>
/// An EIAM tenant in memory, which answers the calls of <see cref="Routes"/> as the vendor documents them. Where its pages
/// are silent it does the documented minimum. Thread safe.
/// </summary>
public sealed class SandboxTenant
{
    private readonly TenantState _state;
    private readonly RequestLog _log = new();
    private readonly FaultList _faults = new();

    /// <summary>Makes a tenant without users.</summary>
    /// <param name="options">What it is like; null for the defaults.</param>
    public SandboxTenant(SandboxOptions? options = null)
    {
        Options = options ?? new SandboxOptions();
        _state = new TenantState(Options, Clock);
    }

    /// <summary>The calls that every tenant answers.</summary>
    public static IReadOnlyList<SandboxRoute> Routes { get; } =
        Array.ConvertAll(RouteTable.All, route => new SandboxRoute(route.Method, route.Path, route.Credential.ToString(), route.Permissions));

    /// <summary>The options that the tenant was made with.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The clock that all lifetimes are measured by.</summary>
    public SandboxClock Clock { get; } = new();

    /// <summary>The users of this moment, oldest first.</summary>
    public IReadOnlyList<SandboxUser> Users
    {
        get
        {
            lock (_state.Lock)
            {
                return _state.Users.Snapshot();
            }
        }
    }

    /// <summary>
    /// The newest requests of this moment, in the order in which they were answered: at most 10,000, with at most 16 MiB of
    /// bodies in all.
    /// </summary>
    public IReadOnlyList<SandboxRequest> Requests => _log.Snapshot();

    /// <summary>The codes of this moment that are neither used nor expired, oldest first: those that the tenant sent, and those of <see cref="IssueCode"/>.</summary>
    public IReadOnlyList<SandboxCode> Codes
    {
        get
        {
            lock (_state.Lock)
            {
                return _state.Codes.Live(Clock.GetUtcNow());
            }
        }
    }

    /// <summary>Adds a person who has a mobile number and nothing else.</summary>
    /// <param name="mobile">Like <c>13800000000</c>, <c>+8613800000000</c> or <c>+86-13800000000</c>; unique.</param>
    /// <returns>The new user, bound to no WeChat identity.</returns>
    /// <exception cref="ArgumentException">The mobile is none, or is taken.</exception>
    public SandboxUser AddUser(string mobile) => AddUser(new SandboxUserOptions { Mobile = mobile });

    /// <summary>Adds a person.</summary>
    /// <param name="user">What the person is like.</param>
    /// <returns>The new user, bound to no WeChat identity.</returns>
    /// <exception cref="ArgumentException">
    /// The mobile is none (parameter name <c>mobile</c>), the user name is blank (<c>userName</c>), or one of them is taken; or there is no such
    /// organization (<c>organizationId</c>).
    /// </exception>
    public SandboxUser AddUser(SandboxUserOptions user)
    {
        _ = user ?? throw new ArgumentNullException(nameof(user));
        lock (_state.Lock)
        {
            RequireOrganization(user.OrganizationId);
            return _state.Users.Add(user, Clock.GetUtcNow());
        }
    }

    /// <summary>One turn of <see cref="SandboxSeed"/>.</summary>
    internal SandboxSeedResult Fill(Func<TenantState, SandboxSeedResult> fill)
    {
        lock (_state.Lock)
        {
            return fill(_state);
        }
    }

    /// <summary>Does what WeChat or the tenant's messages do: hands out a one-time code to a person.</summary>
    /// <param name="kind">Which code.</param>
    /// <param name="recipient">
    /// The person's mobile, in any spelling of <see cref="AddUser(string)"/>; for a kind that goes by e-mail an e-mail address
    /// (<see cref="SandboxCode.IsByEmail"/>). No user need have it.
    /// </param>
    /// <returns>The code, good for <see cref="SandboxOptions.CodeLifetime"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The recipient is no mobile (parameter name <c>mobile</c>) or no e-mail address (<c>email</c>), or the kind is unknown.
    /// </exception>
    public SandboxCode IssueCode(SandboxCodeKind kind, string recipient)
    {
        if (!typeof(SandboxCodeKind).IsEnumDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, $"Give one of {string.Join(", ", typeof(SandboxCodeKind).GetEnumNames())}.");
        }

        string stored = SandboxCode.IsByEmail(kind) ? EmailAddress.Check(recipient, "email") : MobileNumber.Normalise(recipient, "mobile");
        lock (_state.Lock)
        {
            return _state.Codes.Issue(kind, stored, Clock.GetUtcNow(), Options.CodeLifetime);
        }
    }

    /// <summary>The codes of this moment that are neither used nor expired and are of one recipient, oldest first.</summary>
    /// <param name="recipient">A mobile in any spelling of <see cref="AddUser(string)"/>, or an e-mail address, in any case.</param>
    /// <returns>The codes; none for a recipient who has none.</returns>
    public IReadOnlyList<SandboxCode> CodesOf(string recipient)
    {
        string stored = MobileNumber.TryNormalise(recipient ?? throw new ArgumentNullException(nameof(recipient))) ?? recipient;
        var codes = new List<SandboxCode>(Codes);
        return codes.FindAll(code => string.Equals(code.Recipient, stored, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The faults of this moment that are not used up, in the order in which they were added.</summary>
    public IReadOnlyList<SandboxFault> Faults => _faults.Snapshot();

    /// <summary>Whether a request that the tenant answers can have a path of a pattern, as <see cref="SandboxFaultOptions.Path"/> has them.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>Whether one of <see cref="Routes"/> fits.</returns>
    public static bool HasRouteLike(string pattern) => new RoutePattern(pattern ?? throw new ArgumentNullException(nameof(pattern))).FitsAny();

    /// <summary>
    /// Lets the next requests of a path fail, so that a test reaches what a script does then. A request meets one fault, the oldest that fits it.
    /// </summary>
    /// <param name="fault">Which requests, and what happens to them.</param>
    /// <returns>The fault, which says how many requests it still waits for.</returns>
    /// <exception cref="ArgumentException">Nothing would happen, or a value cannot be used; the message begins with the option's name.</exception>
    public SandboxFault AddFault(SandboxFaultOptions fault)
    {
        SandboxFault added = new(fault ?? throw new ArgumentNullException(nameof(fault)));
        _faults.Add(added);
        return added;
    }

    /// <summary>Signs id_tokens with another key from now on, as a tenant does from time to time. The former keys stay in the key set.</summary>
    public void RollSigningKey()
    {
        lock (_state.Lock)
        {
            _state.IdTokens.RollKey();
        }
    }

    /// <summary>Makes every tenant token that was handed out invalid, as a tenant may at any time.</summary>
    public void RevokeTenantTokens()
    {
        lock (_state.Lock)
        {
            _state.TenantTokens.Clear();
        }
    }

    /// <summary>Makes a handler that answers an <see cref="HttpClient"/>'s requests from this tenant, whatever host they name.</summary>
    /// <returns>A new handler; it may be disposed of at any time.</returns>
    public SandboxMessageHandler CreateHandler() => new SandboxMessageHandler(this);

    /// <summary>Answers one request and records it. No fault happens to it: <see cref="HandleAsync(SandboxCall, CancellationToken)"/> is the way over a connection.</summary>
    /// <param name="call">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is null.</exception>
    public SandboxResponse Handle(SandboxCall call)
    {
        _ = call ?? throw new ArgumentNullException(nameof(call));
        DateTimeOffset time = Clock.GetUtcNow();
        Answer answer = RouteTable.Handle(_state, call);
        _log.Add(new SandboxRequest(time, call, answer.Response.StatusCode, answer.Status, answer.ErrorCode));
        return answer.Response;
    }

    /// <summary>Answers one request as it comes over a connection, with the faults that it meets, and records it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="cancellationToken">Ends the wait of a delay.</param>
    /// <returns>The answer; null where the connection is to break in its place.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is null.</exception>
    public Task<SandboxResponse?> HandleAsync(SandboxCall call, CancellationToken cancellationToken = default)
    {
        _ = call ?? throw new ArgumentNullException(nameof(call));
        return _faults.Take(call) is { } fault ? HandleAsync(call, fault, cancellationToken) : Task.FromResult<SandboxResponse?>(Handle(call));
    }

    private async Task<SandboxResponse?> HandleAsync(SandboxCall call, SandboxFault fault, CancellationToken cancellationToken)
    {
        DateTimeOffset time = Clock.GetUtcNow();
        Answer? answer = null;
        try
        {
            if (fault.AfterProcessing)
            {
                answer = RouteTable.Handle(_state, call);
            }

            if (fault.Delay > TimeSpan.Zero)
            {
                // What it processed came back to nobody, should the wait end here.
                Answer? own = answer;
                answer = null;
                await Task.Delay(fault.Delay, cancellationToken).ConfigureAwait(false);
                answer = own;
            }

            answer = fault.ConnectionReset ? null
                : fault.AnswerTo(call.PathWithoutQuery) ?? answer ?? RouteTable.Handle(_state, call);
            return answer?.Response;
        }
        finally
        {
            _log.Add(new SandboxRequest(time, call, answer?.Response.StatusCode ?? 0, answer?.Status, answer?.ErrorCode, fault.ToString()));
        }
    }

    private void RequireOrganization(string? organizationId)
    {
        if (organizationId is not null && _state.Organizations.Find(organizationId) is null)
        {
            throw new ArgumentException($"OrganizationId '{organizationId}' is the id of no organization in this tenant. Give the id of one, not its code, or leave it out.", nameof(organizationId));
        }
    }
}
