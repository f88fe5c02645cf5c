using System;
using System.Net.Http;
using System.Security;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;

namespace Eiam.Client.Tests.Support;

/// <summary>The values of the API's own example, and clients made of them.</summary>
internal static class Sample
{
    public const string ClientId = "nTo1eRIub60vPb54WeE6aojPwYwImtl4";
    public const string SystemVersion = "windows10.1.1";
    public const string Fingerprint = "156aysdna213sc50";
    public const string Agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)";
    public const string StateToken = "eyJhbGciOiJIUzI1NiJ9.e30.nEPRiIC4we0";
    public const string WeChatCode = "6213b8e364d3f0eaf7cf196bfe49675553b4919d6e664b70d5eaa6cbf8531afe";

    /// <summary>Long enough for any machine; a test that wants a limit to pass gives its own.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static SecureString Secret(string text) => SecretText.ToSecure(text);

    public static WeChatMobileBindRequest Bind(string code = WeChatCode, string stateToken = StateToken, bool register = false) =>
        new(Secret(stateToken), Secret(code), register);

    public static WeChatMiniProgramLoginRequest Login(string code = "0b3wxLoginCode") => new(Secret(code));

    /// <summary>A code that no other test uses.</summary>
    public static string NewCode() => Guid.NewGuid().ToString("N");

    public static EiamClientOptions Options(
        Uri? uri = null,
        HttpMessageHandler? transport = null,
        TimeSpan? connectionTimeout = null,
        TimeSpan? operationTimeout = null,
        int retries = 0,
        TimeSpan? retryInterval = null,
        TimeProvider? time = null,
        bool skipCertificateCheck = false,
        string fingerprint = Fingerprint,
        string? deviceIp = null,
        string? language = null,
        string? tenantId = null,
        string? clientSecret = null,
        object? owner = null) => new()
        {
            Uri = uri ?? new Uri("https://contoso.example.com/"),
            ClientId = ClientId,
            OperatingSystemVersion = SystemVersion,
            DeviceFingerprint = fingerprint,
            Agent = Agent,
            DeviceIp = deviceIp,
            Language = language,
            TenantId = tenantId,
            ClientSecret = clientSecret is null ? null : Secret(clientSecret),
            Owner = owner,
            NoProxy = true,
            Transport = transport,
            ConnectionTimeout = connectionTimeout ?? Patience,
            OperationTimeout = operationTimeout ?? Patience,
            MaximumRetryCount = retries,
            RetryInterval = retryInterval ?? TimeSpan.FromSeconds(1),
            TimeProvider = time ?? TimeProvider.System,
            SkipCertificateCheck = skipCertificateCheck,
        };
}
