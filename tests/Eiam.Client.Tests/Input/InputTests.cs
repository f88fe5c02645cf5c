using System;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Input;

/// <summary>What cannot be sent is refused where it is given, by its name, before anything is sent.</summary>
public class InputTests
{
    public static TheoryData<string?> BadHeaders =>
        [(string?)null, "", " ", " a", "a ", "a\rb", "a\nb", "a\r\nX-evil: 1", "a\tb", "a\0b", "a\u007fb", "a\u0080b", "é", "竹云", "a\u2028b"];

    public static TheoryData<string> BadTokens => ["", " ", "a b", " a", "a ", "a\nb", "a\r\nX-evil: 1", "a\tb", "a\0b", "é", "竹"];

    public static TheoryData<string> BadCodes => ["", " ", "\t", "\u3000", "a\nb", "a\0b", "a\u007fb", "a\u0085b", " a", "a ", "\u3000a", "a\u00a0"];

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public void A_value_that_is_no_header_is_refused_by_its_name(string? value)
    {
        AssertRefused("ClientId", () => Make(clientId: value!));
        AssertRefused("OperatingSystemVersion", () => Make(system: value!));
        AssertRefused("DeviceFingerprint", () => Make(fingerprint: value!));
        AssertRefused("Agent", () => Make(agent: value!));
        if (value is not null)
        {
            AssertRefused("DeviceIp", () => Make(deviceIp: value));
            AssertRefused("Language", () => Make(language: value));
            AssertRefused("TenantId", () => Make(tenantId: value));
        }
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public void A_state_token_that_is_no_header_is_refused_by_its_name(string token)
    {
        AssertRefused("StateToken", () => Sample.Bind(stateToken: token));
    }

    [Theory]
    [MemberData(nameof(BadCodes))]
    public void A_code_that_is_none_is_refused_by_its_name(string code)
    {
        AssertRefused("WeChatCode", () => Sample.Bind(code));
        AssertRefused("Code", () => Sample.Login(code));
    }

    // Not among the rows above, since a row cannot hold half a character.
    [Fact]
    public void Half_a_character_is_refused_by_its_name()
    {
        foreach (string half in (string[])["\ud83d", "a\udc00b", "\udc00\ud83d", "\ud83d\ud83d\ude00"])
        {
            AssertRefused("WeChatCode", () => Sample.Bind(half));
            AssertRefused("Code", () => Sample.Login(half));
            AssertRefused("StateToken", () => Sample.Bind(stateToken: half));
            AssertRefused("DeviceFingerprint", () => Make(fingerprint: half));
        }
    }

    [Fact]
    public void A_missing_secret_is_refused_by_its_name()
    {
        AssertRefused("StateToken", () => new WeChatMobileBindRequest(null!, Sample.Secret("c")));
        AssertRefused("WeChatCode", () => new WeChatMobileBindRequest(Sample.Secret("t"), null!));
        AssertRefused("Code", () => new WeChatMiniProgramLoginRequest(null!));
    }

    [Fact]
    public void A_secret_that_was_disposed_of_is_refused_by_its_name()
    {
        SecureString gone = Sample.Secret("gone");
        gone.Dispose();

        AssertRefused("StateToken", () => new WeChatMobileBindRequest(gone, Sample.Secret("c")));
        AssertRefused("Code", () => new WeChatMiniProgramLoginRequest(gone));
    }

    [Fact]
    public void An_error_does_not_repeat_a_secret()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Sample.Bind(stateToken: "hunter2\n"));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-Z_0.9~!\"#$%&'()*+,/:;<=>?@[\\]^`{|}")]
    public async Task Every_visible_character_may_stand_in_a_header_and_in_a_token(string value)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using EiamClient client = new(Sample.Options(server.Uri, fingerprint: value));
        await client.SendAsync(Sample.Bind(stateToken: value), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(value, server.OnlyRequest.Header("X-device-fingerprint"));
        Assert.Equal(value, server.OnlyRequest.Header("X-state-token"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("contoso")]
    [InlineData("ftp://contoso.example.com/")]
    [InlineData("https://contoso.example.com/path")]
    [InlineData("https://u:p@contoso.example.com/")]
    public void An_address_that_is_none_is_refused_by_its_name(string? uri)
    {
        AssertRefused("Uri", () => Make(uri: uri));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(25 * 24 * 3600)]
    public void A_wait_that_no_timer_holds_is_refused_by_its_name(int seconds)
    {
        TimeSpan wait = TimeSpan.FromSeconds(seconds);

        AssertRefused("ConnectionTimeout", () => new EiamClient(Sample.Options(connectionTimeout: wait)));
        AssertRefused("OperationTimeout", () => new EiamClient(Sample.Options(operationTimeout: wait)));
        AssertRefused("RetryInterval", () => new EiamClient(Sample.Options(retries: 1, retryInterval: wait)));
    }

    [Fact]
    public async Task The_bounds_of_every_wait_work()
    {
        foreach (TimeSpan wait in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromDays(24)])
        {
            await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
            using EiamClient client = new(Sample.Options(
                server.Uri, connectionTimeout: wait, operationTimeout: wait, retries: 3, retryInterval: wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1)));
            LoginResult response = await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(LoginStatus.Success, response.Status);
        }
    }

    [Fact]
    public void Options_without_a_clock_are_refused()
    {
        AssertRefused("TimeProvider", () => new EiamClient(new EiamClientOptions
        {
            Uri = new Uri("https://contoso.example.com/"),
            ClientId = "c",
            OperatingSystemVersion = "o",
            DeviceFingerprint = "f",
            Agent = "a",
            TimeProvider = null!,
        }));
    }

    [Fact]
    public async Task Nothing_is_no_client_and_no_request()
    {
        Assert.Throws<ArgumentNullException>(() => new EiamClient(null!));
        using EiamClient client = new(Sample.Options());
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.SendAsync<LoginResult>(null!, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static EiamClient Make(
        string? uri = "https://contoso.example.com/", string clientId = "c", string system = "o", string fingerprint = "f", string agent = "a", string? deviceIp = null, string? language = null, string? tenantId = null) =>
        new(new EiamClientOptions
        {
            Uri = uri is null ? null! : new Uri(uri, UriKind.RelativeOrAbsolute),
            ClientId = clientId,
            OperatingSystemVersion = system,
            DeviceFingerprint = fingerprint,
            Agent = agent,
            DeviceIp = deviceIp,
            Language = language,
            TenantId = tenantId,
        });

    private static void AssertRefused(string parameter, Func<object> make)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.Equal(parameter, error.ParamName);
    }
}
