using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The calls with which users register and look after their own account: line, credential and body, against the vendor's pages.</summary>
public class AccountBytesTests
{
    private const string Token = "token-of-the-caller";

    private static readonly Dictionary<string, Func<EiamRequest>> Requests = new()
    {
        ["register"] = () => new RegisterRequest("15201657315", Secret("1234"), null, null, new UserProfile()),
        ["register with all"] = () => new RegisterRequest("15201657315", Secret("1234"), Secret("QWE@qwe123"), "15201657315@qq.com", Profile()),
        ["forced"] = () => ForcedPasswordRequest.ByOldPassword(Secret(Token), Secret("P@ssw0rd"), Secret("P@ssw0rd123")),
        ["forced by email"] = () => ForcedPasswordRequest.ByEmail(Secret(Token), Secret("1234"), Secret("P@ssw0rd123")),
        ["skip"] = () => new SkipPasswordRequest(Secret(Token)),
        ["exists"] = () => new PasswordExistsRequest(Secret(Token)),
        ["change"] = () => PasswordChangeRequest.ByOldPassword(Secret(Token), Secret("P@ssw0rd"), Secret("P@ssw0rd123")),
        ["first password"] = () => PasswordChangeRequest.ByOldPassword(Secret(Token), null, Secret("P@ssw0rd123")),
        ["change by mobile"] = () => PasswordChangeRequest.ByCode(Secret(Token), byMobile: true, Secret("1234"), Secret("P@ssw0rd123")),
        ["change by email"] = () => PasswordChangeRequest.ByCode(Secret(Token), byMobile: false, Secret("1234"), Secret("P@ssw0rd123")),
        ["reset by mobile"] = () => new PasswordResetRequest(Recipient.Of("15201657315", null), Secret("1234"), Secret("P@ssw0rd123")),
        ["reset by email"] = () => new PasswordResetRequest(Recipient.Of(null, "15201657315@qq.com"), Secret("1234"), Secret("P@ssw0rd123")),
        ["profile"] = () => new ProfileUpdateRequest(Secret(Token), Profile()),
        ["one field"] = () => new ProfileUpdateRequest(Secret(Token), new UserProfile { NickName = "san", Name = "", Extension = null }),
        ["mobile"] = () => new MobileUpdateRequest(Secret(Token), "15201657316", Secret("1234")),
    };

    public static TheoryData<string> OneTime => [.. Requests.Where(r => r.Value().Endpoint.Repeatability == Repeatability.OneTime).Select(r => r.Key)];

    [Theory]
    [InlineData("register", "POST /api/v2/sdk/register/mobile-verify-code", null, """{"mobile":"15201657315","verify_code":"1234"}""")]
    [InlineData("register with all", "POST /api/v2/sdk/register/mobile-verify-code", null, """{"mobile":"15201657315","verify_code":"1234","email":"15201657315@qq.com","pwd":"QWE@qwe123","user_name":"zhangsan","name":"张三","head_img":"https://thirdwx.qlogo.cn/a","attr_gender":"male","attr_birthday":"2022-02-17","attr_nick_name":"三","mailing_address":"湖北省武汉市","zip_code":"430000","first_name":"san","middle_name":"m","last_name":"zhang","industry":"事业单位","extension":{"age":"18"}}""")]
    [InlineData("forced", "POST /api/v2/sdk/pwd/update", "X-state-token", """{"old_password":"P@ssw0rd","new_password":"P@ssw0rd123"}""")]
    [InlineData("forced by email", "POST /api/v2/sdk/after-login/pwd/update-by-email", "X-state-token", """{"verify_code":"1234","new_password":"P@ssw0rd123"}""")]
    [InlineData("skip", "GET /api/v2/sdk/pwd/skip-update", "X-state-token", "")]
    [InlineData("exists", "GET /api/v2/sdk/pwd/check-exist", "Authorization", "")]
    [InlineData("change", "POST /api/v2/sdk/pwd/change", "Authorization", """{"old_password":"P@ssw0rd","new_password":"P@ssw0rd123"}""")]
    [InlineData("first password", "POST /api/v2/sdk/pwd/change", "Authorization", """{"new_password":"P@ssw0rd123"}""")]
    [InlineData("change by mobile", "POST /api/v2/sdk/pwd/change-by-mobile", "Authorization", """{"verify_code":"1234","password":"P@ssw0rd123"}""")]
    [InlineData("change by email", "POST /api/v2/sdk/pwd/change-by-email", "Authorization", """{"verify_code":"1234","password":"P@ssw0rd123"}""")]
    [InlineData("reset by mobile", "POST /api/v2/sdk/pwd/update-by-mobile", null, """{"mobile":"15201657315","verify_code":"1234","password":"P@ssw0rd123"}""")]
    [InlineData("reset by email", "POST /api/v2/sdk/pwd/update-by-email", null, """{"email":"15201657315@qq.com","verify_code":"1234","password":"P@ssw0rd123"}""")]
    [InlineData("profile", "POST /api/v2/sdk/profile/update", "Authorization", """{"user_name":"zhangsan","name":"张三","head_img":"https://thirdwx.qlogo.cn/a","attr_gender":"male","attr_birthday":"2022-02-17","attr_nick_name":"三","mailing_address":"湖北省武汉市","zip_code":"430000","first_name":"san","middle_name":"m","last_name":"zhang","industry":"事业单位","extension":{"age":"18"}}""")]
    [InlineData("one field", "POST /api/v2/sdk/profile/update", "Authorization", """{"attr_nick_name":"san"}""")]
    [InlineData("mobile", "POST /api/v2/sdk/profile/update-mobile", "Authorization", """{"mobile":"15201657316","verify_code":"1234"}""")]
    public async Task A_call_is_the_bytes_of_its_page(string call, string line, string? credential, string body)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(call == "exists" ? """{"is_set_pwd":true}""" : Scripts.Success));
        using EiamClient client = new(Sample.Options(server.Uri));
        await client.SendAsync(Requests[call](), cancellationToken: TestContext.Current.CancellationToken);

        FaultRequest sent = server.OnlyRequest;
        Assert.Equal(line + " HTTP/1.1", sent.Line);
        Assert.Equal(body, sent.Body);
        Assert.Equal(body.Length > 0 ? "application/json" : null, sent.Header("Content-Type"));
        Assert.Equal(credential == "X-state-token" ? Token : null, sent.Header("X-state-token"));
        Assert.Equal(credential == "Authorization" ? "Bearer " + Token : null, sent.Header("Authorization"));
    }

    [Theory]
    [InlineData("Female", "female")]
    [InlineData("MALE", "male")]
    [InlineData("Unknown", "unknow")]
    [InlineData("unknow", "unknow")]
    public async Task A_gender_is_the_pages_word(string given, string sent)
    {
        StubTransport transport = StubTransport.Answering(200, "");
        using EiamClient client = new(Sample.Options(transport: transport));
        await client.SendAsync(new ProfileUpdateRequest(Secret(Token), new UserProfile { Gender = given }), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal($$"""{"attr_gender":"{{sent}}"}""", Assert.Single(transport.Bodies));
    }

    [Theory]
    [MemberData(nameof(OneTime))]
    public async Task A_code_or_password_is_sent_once_whatever_comes_back(string call)
    {
        foreach (int status in (int[])[500, 502, 503, 504])
        {
            StubTransport transport = StubTransport.Answering(status, "");
            using EiamClient client = new(Sample.Options(transport: transport, retries: 3, retryInterval: TimeSpan.Zero));
            EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Requests[call](), cancellationToken: TestContext.Current.CancellationToken));
            Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
            Assert.Equal(1, transport.Requests);
        }

#if CLIENT_NETSTANDARD // A GET has no body in this build, since .NET Framework refuses one, and the handler of .NET repeats it by itself.
        if (Requests[call]().Endpoint.Method == System.Net.Http.HttpMethod.Get)
        {
            return;
        }

#endif
        await using FaultServer server = FaultServer.Start(async connection => await connection.ReadRequestAsync());
        using EiamClient lost = new(Sample.Options(server.Uri, retries: 3, retryInterval: TimeSpan.Zero));
        EiamException unknown = await Assert.ThrowsAsync<EiamException>(() => lost.SendAsync(Requests[call](), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(EiamErrorId.OutcomeUnknown, unknown.ErrorId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"id":"u1"}""")]
    public async Task A_registration_without_tokens_is_a_success_that_has_none(string body)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, body)));
        LoginResult result = await client.SendAsync((RegisterRequest)Requests["register"](), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(LoginStatus.Success, result.Status);
        Assert.Null(result.StatusText);
        Assert.Null(result.SessionToken);
        Assert.Equal(body.Contains("u1", StringComparison.Ordinal) ? "u1" : null, result.AdditionalData.GetValueOrDefault("id"));
    }

    [Fact]
    public async Task A_registration_that_logs_in_has_the_tokens_and_one_that_fails_is_an_error()
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, Scripts.Success)));
        LoginResult result = await client.SendAsync((RegisterRequest)Requests["register"](), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("SUCCESS", result.StatusText);
        Assert.NotNull(result.SessionToken);

        using EiamClient failing = new(Sample.Options(transport: StubTransport.Answering(200, """{"error_code":"SDK.SMS.1005"}""")));
        Assert.Equal("SDK.SMS.1005", (await Assert.ThrowsAsync<EiamException>(() => failing.SendAsync(Requests["register"](), cancellationToken: TestContext.Current.CancellationToken))).ErrorCode);
    }

    [Fact]
    public async Task A_forced_change_whose_answer_is_empty_is_not_known_to_have_logged_in()
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, "")));
        Assert.Equal(EiamErrorId.OutcomeUnknown, (await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Requests["forced"](), cancellationToken: TestContext.Current.CancellationToken))).ErrorId);
    }

    [Theory]
    [InlineData("""{"is_set_pwd":true}""", true)]
    [InlineData("""{"is_set_pwd":"true"}""", true)]
    [InlineData("""{"is_set_pwd":"False","more":1}""", false)]
    [InlineData("""{"is_set_pwd":false}""", false)]
    public async Task Whether_a_password_is_set_is_read_as_the_table_and_as_the_example_have_it(string body, bool set)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, body)));
        Assert.Equal(set, await client.SendAsync(Requests["exists"](), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"is_set_pwd":null}""")]
    [InlineData("""{"is_set_pwd":"yes"}""")]
    [InlineData("[]")]
    public async Task Whether_a_password_is_set_is_not_guessed(string body)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, body)));
        Assert.Equal(EiamErrorId.UnexpectedResponse, (await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Requests["exists"](), cancellationToken: TestContext.Current.CancellationToken))).ErrorId);
    }

    [Fact]
    public void What_is_missing_or_cannot_be_sent_is_refused_by_its_name()
    {
        Refused("Mobile", () => new RegisterRequest(" ", Secret("1"), null, null, new UserProfile()));
        Refused("VerifyCode", () => new RegisterRequest("1", null, null, null, new UserProfile()));
        Refused("Password", () => new RegisterRequest("1", Secret("1"), Secret(""), null, new UserProfile()));
        Refused("Email", () => new RegisterRequest("1", Secret("1"), null, "a\nb", new UserProfile()));
        Refused("StateToken", () => ForcedPasswordRequest.ByOldPassword(null, Secret("a"), Secret("b")));
        Refused("OldPassword", () => ForcedPasswordRequest.ByOldPassword(Secret(Token), null, Secret("b")));
        Refused("NewPassword", () => ForcedPasswordRequest.ByEmail(Secret(Token), Secret("1"), Secret("")));
        Refused("StateToken", () => new SkipPasswordRequest(Secret("a b")));
        Refused("IdToken", () => PasswordChangeRequest.ByOldPassword(Secret(""), null, Secret("b")));
        Refused("OldPassword", () => PasswordChangeRequest.ByOldPassword(Secret(Token), Secret("\n"), Secret("b")));
        Refused("VerifyCode", () => PasswordChangeRequest.ByCode(Secret(Token), byMobile: true, null, Secret("b")));
        Refused("NewPassword", () => new PasswordResetRequest(Recipient.Of("1", null), Secret("1"), null));
        Refused("IdToken", () => new PasswordExistsRequest(null));
        Refused("UserName", () => new ProfileUpdateRequest(Secret(Token), new UserProfile { Name = "" }));
        Refused("Gender", () => new UserProfile { Gender = "m" });
        Refused("Birthday", () => new UserProfile { Birthday = "2022-02-30" });
        Refused("Birthday", () => new UserProfile { Birthday = "17.02.2022" });
        Refused("NickName", () => new UserProfile { NickName = "a\0" });
        Refused("Mobile", () => new MobileUpdateRequest(Secret(Token), null, Secret("1")));
        Refused("VerifyCode", () => new MobileUpdateRequest(Secret(Token), "1", null));
    }

    [Fact]
    public void A_text_for_people_names_the_mobile_by_its_end()
    {
        Assert.Equal("mobile ***7315", Requests["register"]().Subject);
        Assert.Equal("user with mobile ***7315", Requests["reset by mobile"]().Subject);
        Assert.Equal("user with e-mail address 15201657315@qq.com", Requests["reset by email"]().Subject);
        Assert.Equal("new mobile ***7316", Requests["mobile"]().Subject);
    }

    private static void Refused(string parameter, Func<object> make) => Assert.Equal(parameter, Assert.Throws<ArgumentException>(make).ParamName);

    private static SecureString Secret(string text) => Sample.Secret(text);

    private static UserProfile Profile() => new()
    {
        UserName = "zhangsan",
        Name = "张三",
        HeadImage = "https://thirdwx.qlogo.cn/a",
        Gender = "Male",
        Birthday = "2022-02-17",
        NickName = "三",
        MailingAddress = "湖北省武汉市",
        ZipCode = "430000",
        FirstName = "san",
        MiddleName = "m",
        LastName = "zhang",
        Industry = "事业单位",
        Extension = new Dictionary<string, object?> { ["age"] = "18" },
    };
}
