using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The calls that begin a login or bind a social account: line, credential, body and device, against the vendor's pages.</summary>
public class LoginBytesTests
{
    private const string Token = "token-of-the-caller";

    private static readonly Dictionary<string, Func<EiamRequest>> Requests = new()
    {
        ["password"] = () => new PasswordLoginRequest("zhangsan", Secret("P@ssw0rd")),
        ["mobile code"] = () => new VerificationCodeLoginRequest(Recipient.Of("15201657315", null), Secret("1234")),
        ["email code"] = () => new VerificationCodeLoginRequest(Recipient.Of(null, "z@example.com"), Secret("1234")),
        ["wechat"] = () => new SocialLoginRequest(SocialProvider.WeChat, Secret("c0de")),
        ["alipay"] = () => new SocialLoginRequest(SocialProvider.Alipay, Secret("c0de")),
        ["apple"] = () => new SocialLoginRequest(SocialProvider.Apple, Secret("c0de")),
        ["alipay mini"] = () => new SocialLoginRequest(SocialProvider.AlipayMiniProgram, Secret("c0de")),
        ["bind"] = () => SocialBindRequest.ByCode(Secret(Token), Recipient.Of("15201657315", null), Secret("1234"), register: false),
        ["bind by email"] = () => SocialBindRequest.ByCode(Secret(Token), Recipient.Of(null, "z@example.com"), Secret("1234"), register: false),
        ["register bind"] = () => SocialBindRequest.ByCode(Secret(Token), Recipient.Of("15201657315", null), Secret("1234"), register: true),
        ["bind by password"] = () => SocialBindRequest.ByPassword(Secret(Token), "zhangsan", Secret("P@ssw0rd")),
        ["alipay phone"] = () => new AlipayMobileBindRequest(Secret(Token), Secret("enc"), register: false),
        ["alipay phone, register"] = () => new AlipayMobileBindRequest(Secret(Token), Secret("enc"), register: true),
        ["unbind"] = () => SocialUnbindRequest.ById(Secret(Token), "1234"),
        ["unbind by uid"] = () => SocialUnbindRequest.ByUid(Secret(Token), "o-uid", "weixin"),
    };

    public static TheoryData<string> OneTime => [.. Requests.Where(r => r.Value().Endpoint.Repeatability == Repeatability.OneTime).Select(r => r.Key)];

    [Theory]
    [InlineData("password", "POST /api/v2/sdk/login", null, """{"user_name":"zhangsan","password":"P@ssw0rd"}""")]
    [InlineData("mobile code", "POST /api/v2/sdk/login/mobile-verify-code", null, """{"mobile":"15201657315","verify_code":"1234"}""")]
    [InlineData("email code", "POST /api/v2/sdk/login/email-verify-code", null, """{"email":"z@example.com","verify_code":"1234"}""")]
    [InlineData("wechat", "POST /api/v2/sdk/login/wechat", null, """{"code":"c0de"}""")]
    [InlineData("alipay", "POST /api/v2/sdk/login/alipay", null, """{"code":"c0de"}""")]
    [InlineData("apple", "POST /api/v2/sdk/login/apple", null, """{"code":"c0de"}""")]
    [InlineData("alipay mini", "POST /api/v2/sdk/login/alipay-miniprogram", null, """{"code":"c0de"}""")]
    [InlineData("bind", "POST /api/v2/sdk/social/bind", "X-state-token", """{"mobile":"15201657315","verify_code":"1234"}""")]
    [InlineData("bind by email", "POST /api/v2/sdk/social/bind", "X-state-token", """{"email":"z@example.com","verify_code":"1234"}""")]
    [InlineData("register bind", "POST /api/v2/sdk/social/register-bind", "X-state-token", """{"mobile":"15201657315","verify_code":"1234"}""")]
    [InlineData("bind by password", "POST /api/v2/sdk/social/username-password-bind", "X-state-token", """{"user_name":"zhangsan","password":"P@ssw0rd"}""")]
    [InlineData("alipay phone", "POST /api/v2/sdk/social/alipay-mini-mobile-bind", "X-state-token", """{"alipay_encrypt":"enc"}""")]
    [InlineData("alipay phone, register", "POST /api/v2/sdk/social/alipay-mini-mobile-register-bind", "X-state-token", """{"alipay_encrypt":"enc"}""")]
    [InlineData("unbind", "POST /api/v2/sdk/social/unbind-account", "Authorization", """{"id":"1234"}""")]
    [InlineData("unbind by uid", "POST /api/v2/sdk/social/unbind", "Authorization", """{"social_uid":"o-uid","social_type":"weixin"}""")]
    public async Task A_call_is_the_bytes_of_its_page(string call, string line, string? credential, string body)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using EiamClient client = new(Sample.Options(server.Uri));
        await client.SendAsync(Requests[call](), cancellationToken: TestContext.Current.CancellationToken);

        FaultRequest sent = server.OnlyRequest;
        Assert.Equal(line + " HTTP/1.1", sent.Line);
        Assert.Equal(body, sent.Body);
        Assert.Equal("application/json", sent.Header("Content-Type"));
        foreach (string header in (string[])["X-state-token", "X-session-token", "Authorization"])
        {
            Assert.Equal(header == credential ? (header == "Authorization" ? "Bearer " : string.Empty) + Token : null, sent.Header(header));
        }
    }

    [Theory]
    [MemberData(nameof(OneTime))]
    public async Task A_code_or_a_password_whose_answer_is_lost_is_never_sent_again(string call)
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            connection.Reset();
        });
        using EiamClient client = new(Sample.Options(server.Uri));
        EiamException lost = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Requests[call](), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((EiamErrorId.OutcomeUnknown, RequestOutcome.Unknown, 1), (lost.ErrorId, lost.Outcome, lost.Attempts));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_login_has_a_device_of_its_own_where_it_names_one()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using EiamClient client = new(Sample.Options(server.Uri));
        EiamRequest request = Requests["wechat"]();
        request.DeviceFingerprint = "device-2";
        request.Agent = "agent 2";
        RecordingTrace trace = new();
        LoginResult result = (LoginResult)(await client.SendAsync(request, trace, TestContext.Current.CancellationToken))!;

        Assert.Equal(("device-2", "agent 2"), (server.OnlyRequest.Header("X-device-fingerprint"), server.OnlyRequest.Header("X-agent")));
        Assert.DoesNotContain("device-2", string.Concat(trace.Lines), StringComparison.Ordinal);
        Assert.Equal(1, result.Attempts);
        Assert.True(result.Duration > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("用户名或密码错误,剩余登录尝试次数:4", 4, null)]
    [InlineData("用户名或密码错误,剩余登录尝试次数:0", 0, null)]
    [InlineData("Wrong password. Remaining login attempts: 3", 3, null)]
    [InlineData("The user has been locked due to too many unsuccessful login attempts. It will be unlocked in 29 minutes and 58 seconds", null, 1798)]
    [InlineData("用户已锁定,将在 5 分钟 3 秒后解锁", null, 303)]
    [InlineData("locked for 10 minutes", null, 600)]
    [InlineData("The corresponding user is not found", null, null)]
    [InlineData("remaining attempts: 99999999999 minutes", null, null)]
    public async Task What_the_message_says_of_attempts_and_of_a_lock_is_in_the_exception(string message, int? attempts, int? seconds)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, $$"""{"error_code":"SDK.LOGIN.1005","error_msg":"{{message}}"}""")));
        EiamException refused = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Requests["password"](), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((attempts, seconds), (refused.AttemptsLeft, (int?)refused.LockedFor?.TotalSeconds));
    }

    private static SecureString Secret(string text) => Sample.Secret(text);
}
