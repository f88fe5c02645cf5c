using System;
using System.Collections.Generic;
using System.Linq;
using Eiam.Sandbox.Captchas;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox;

/// <summary>What a tenant is like. A change made while the tenant runs applies from the next request on.</summary>
/// <remarks>Every setter refuses a value that cannot work with an <see cref="ArgumentException"/>.</remarks>
public sealed class SandboxOptions
{
    private string _clientId = RandomText.Alphanumeric(32);
    private string _clientSecret = RandomText.Alphanumeric(32);
    private string _applicationId = "sandbox-application";
    private string _applicationName = "Sandbox application";
    private string _domain = "eiam-sandbox.invalid";
    private TimeSpan _stateTokenLifetime = TimeSpan.FromMinutes(10);
    private TimeSpan _codeLifetime = TimeSpan.FromMinutes(5);
    private TimeSpan _captchaLifetime = TimeSpan.FromMinutes(5);
    private int _captchaOffset = 237;
    private TimeSpan _sessionLifetime = TimeSpan.FromSeconds(432000);
    private TimeSpan _idTokenLifetime = TimeSpan.FromMinutes(5);
    private TimeSpan _tenantTokenLifetime = TimeSpan.FromSeconds(1800);
    private IReadOnlyList<string> _permissions = [TenantPermissions.All];

    /// <summary>The one X-client-id that the tenant knows. Default: 32 random letters and digits.</summary>
    public string ClientId
    {
        get => _clientId;
        set => _clientId = VisibleText(value, nameof(ClientId));
    }

    /// <summary>The secret that <see cref="ClientId"/> shows for a tenant token. Default: 32 random letters and digits.</summary>
    public string ClientSecret
    {
        get => _clientSecret;
        set => _clientSecret = VisibleText(value, nameof(ClientSecret));
    }

    /// <summary>Every permission that an application can be granted (eiam-tenant-api.md, section 3).</summary>
    public static IReadOnlyList<string> KnownPermissions => TenantPermissions.Known;

    /// <summary>
    /// The permissions that the application was granted for the management API, some of <see cref="KnownPermissions"/>. A call for which it has
    /// none is answered with HTTP 403 and an <c>error_msg</c> that names those of which one is enough; the pages do not say what a tenant answers.
    /// The <c>id_token</c> beside a tenant token has them in the claim <c>permissions</c>, a list. Default: <c>all</c>.
    /// </summary>
    public IReadOnlyList<string> Permissions
    {
        get => _permissions;
        set => _permissions = [.. (value ?? throw new ArgumentNullException(nameof(value))).Select(Permission).Distinct()];
    }

    /// <summary>The id of the application that the tenant has from the start. Read once, when the tenant is made. Default: <c>sandbox-application</c>.</summary>
    public string ApplicationId
    {
        get => _applicationId;
        set => _applicationId = VisibleText(value, nameof(ApplicationId));
    }

    /// <summary>The application's name, for people; it is in no answer.</summary>
    public string ApplicationName
    {
        get => _applicationName;
        set => _applicationName = VisibleText(value, nameof(ApplicationName));
    }

    /// <summary>The tenant's host name, used for <c>iss</c> of a flat id_token. Default: <c>eiam-sandbox.invalid</c>.</summary>
    public string Domain
    {
        get => _domain;
        set => _domain = VisibleText(value, nameof(Domain));
    }

    /// <summary>How long a state token is accepted. Default 10 minutes: the vendor's pages give no lifetime.</summary>
    public TimeSpan StateTokenLifetime
    {
        get => _stateTokenLifetime;
        set => _stateTokenLifetime = Lifetime(value, nameof(StateTokenLifetime));
    }

    /// <summary>
    /// How long a one-time code is accepted. Default: the 5 minutes that WeChat documents for its codes; for those that the
    /// tenant sends the vendor's pages give no lifetime.
    /// </summary>
    public TimeSpan CodeLifetime
    {
        get => _codeLifetime;
        set => _codeLifetime = Lifetime(value, nameof(CodeLifetime));
    }

    /// <summary>How long a captcha can be solved, and the token of a solved one used. Default 5 minutes: the vendor's pages give no lifetime.</summary>
    public TimeSpan CaptchaLifetime
    {
        get => _captchaLifetime;
        set => _captchaLifetime = Lifetime(value, nameof(CaptchaLifetime));
    }

    /// <summary>
    /// Where the piece of a captcha belongs, in pixels from the left; five more or fewer are taken too. From 0 to 263. Default: the 237 of
    /// EIAM:userapi/captcha/verifycaptcha.html.
    /// </summary>
    public int CaptchaOffset
    {
        get => _captchaOffset;
        set => _captchaOffset = value is >= 0 and <= CaptchaImage.Width - CaptchaImage.Piece
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CaptchaOffset), value, $"{nameof(CaptchaOffset)} must be between 0 and {CaptchaImage.Width - CaptchaImage.Piece}.");
    }

    /// <summary>How long a session token is accepted, <c>expire</c> in whole seconds. Default: the 432,000 s (5 days) of EIAM:applets/bind-wechat-mobile.html.</summary>
    public TimeSpan SessionLifetime
    {
        get => _sessionLifetime;
        set => _sessionLifetime = Lifetime(value, nameof(SessionLifetime));
    }

    /// <summary>From <c>iat</c> to <c>exp</c> of an id_token. Default: the 5 minutes of EIAM:applets/bind-wechat-mobile.html.</summary>
    public TimeSpan IdTokenLifetime
    {
        get => _idTokenLifetime;
        set => _idTokenLifetime = Lifetime(value, nameof(IdTokenLifetime));
    }

    /// <summary>How long a tenant token is accepted, <c>expires_in</c> in whole seconds. Default: the 1,800 s of T:authentication.</summary>
    public TimeSpan TenantTokenLifetime
    {
        get => _tenantTokenLifetime;
        set => _tenantTokenLifetime = Lifetime(value, nameof(TenantTokenLifetime));
    }

    /// <summary>Which payload an id_token has. Default: <see cref="SandboxIdTokenShape.Flat"/>.</summary>
    public SandboxIdTokenShape IdTokenShape { get; set; }

    /// <summary>How error codes are spelled. Default: <see cref="SandboxErrorCodeStyle.Prefixed"/>.</summary>
    public SandboxErrorCodeStyle ErrorCodeStyle { get; set; }

    /// <summary>
    /// What a bind that ends without SUCCESS does to its state token; the vendor's page is silent, so both readings are here.
    /// False (default): the answer carries none and the one sent stays good. True: the one sent dies, and an answer
    /// that has a next step (MFA_AUTH) carries a new one.
    /// </summary>
    public bool RotateStateToken { get; set; }

    /// <summary>
    /// What the exchange of a session token for an id_token does to the session token: the page says that it is replaced
    /// where a tenant is set up so. False (default): it stays, with the rest of its time. True: a new one replaces it.
    /// </summary>
    public bool RotateSessionToken { get; set; }

    /// <summary>
    /// Whether a tenant token that is still valid is handed out again, with the rest of its time. Default: no. The examples
    /// of T:authentication, 1799 and 1719 s, fit a tenant that does.
    /// </summary>
    public bool ReuseTenantToken { get; set; }

    /// <summary>
    /// Whether job management is switched on. Default: yes. Without it, each call of jobs, positions and titles answers ENT.CONFIG.0031.
    /// </summary>
    public bool JobManagement { get; set; } = true;

    /// <summary>
    /// True (default): print <c>" SOCIAL_BIND"</c> with the leading space that EIAM:applets/login-by-wechat-mini.html prints.
    /// </summary>
    public bool VendorStatusSpacing { get; set; } = true;

    /// <summary>Whether the application has one of these permissions, or none is needed.</summary>
    internal bool IsGranted(IReadOnlyList<string> needed)
    {
        if (needed.Count == 0)
        {
            return true;
        }

        IReadOnlyList<string> granted = _permissions;
        for (int i = 0; i < granted.Count; i++)
        {
            for (int k = 0; k < needed.Count; k++)
            {
                if (granted[i] == needed[k])
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Permission(string given) => TenantPermissions.Known.FirstOrDefault(known => string.Equals(known, given, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"Permissions: there is no '{given}'. Give some of {string.Join(", ", TenantPermissions.Known)}.");

    private static string VisibleText(string value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{name} cannot be empty. Leave it unset for the default.", name);
        }

        foreach (char c in value)
        {
            if (char.IsControl(c))
            {
                throw new ArgumentException($"{name} contains a control character. Give it without.", name);
            }
        }

        return value;
    }

    private static TimeSpan Lifetime(TimeSpan value, string name)
    {
        // A second is the unit of expire, exp and iat; the upper limit keeps every sum of times inside DateTimeOffset's range.
        if (value < TimeSpan.FromSeconds(1) || value > TimeSpan.FromDays(36525))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be between one second and 100 years.");
        }

        return value;
    }
}
