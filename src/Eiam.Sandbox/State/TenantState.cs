using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.State;

/// <summary>
/// All that a tenant knows. Its tables are not thread safe by themselves: each request, and each call of the public API, is
/// one turn under <see cref="Lock"/>, so that of many callers with one code exactly one gets it.
/// </summary>
internal sealed class TenantState(SandboxOptions options, SandboxClock clock)
{
    internal object Lock { get; } = new();

    internal SandboxOptions Options { get; } = options;

    internal SandboxClock Clock { get; } = clock;

    internal UserDirectory Users { get; } = new();

    internal OrganizationTable Organizations { get; } = new();

    internal JobTable Jobs { get; } = new();

    /// <summary>By id; one from the start. The management API cannot make more.</summary>
    internal RecordTable<Application> Applications { get; } = WithDefault(options);

    internal EventLog Events { get; } = new();

    internal SocialIdentityTable Social { get; } = new();

    internal CodeTable Codes { get; } = new();

    internal CaptchaTable Captchas { get; } = new();

    internal StateTokenTable StateTokens { get; } = new();

    internal SessionTable Sessions { get; } = new();

    internal TenantTokenTable TenantTokens { get; } = new();

    /// <summary>Thread safe by itself.</summary>
    internal IdTokenIssuer IdTokens { get; } = new(options);

    private static RecordTable<Application> WithDefault(SandboxOptions options)
    {
        RecordTable<Application> table = new(static application => application.Id);
        table.Add(State.Applications.Default(options.ApplicationId));
        return table;
    }
}
