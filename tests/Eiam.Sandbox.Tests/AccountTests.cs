using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>Registration, and what signed-in users do with their profile, their mobile and their password.</summary>
public class AccountTests
{
    private const string RegisterPath = "/api/v2/sdk/register/mobile-verify-code";
    private const string ProfilePath = "/api/v2/sdk/profile/update";
    private const string MobilePath = "/api/v2/sdk/profile/update-mobile";
    private const string ChangePath = "/api/v2/sdk/pwd/change";
    private const string ForcedPath = "/api/v2/sdk/pwd/update";
    private const string ForcedByEmailPath = "/api/v2/sdk/after-login/pwd/update-by-email";
    private const string Email = "z@bamboocloud.invalid";
    private const string Wrong = "SMS verification code verification is incorrect";

    [Theory]
    [InlineData("13800000000")]
    [InlineData("+86-13800000000")]
    public async Task A_registration_makes_a_user_and_logs_in(string mobile)
    {
        using var rig = new Rig();
        SandboxCode code = rig.Tenant.IssueCode(SandboxCodeKind.RegisterSms, Rig.Mobile);

        Reply reply = await rig.PostAsync(RegisterPath, $$$$"""
            {"mobile":"{{{{mobile}}}}","verify_code":"{{{{code.Code}}}}","user_name":"zhangsan","name":"N","email":"{{{{Email}}}}","pwd":"p","head_img":"h","attr_gender":"unknow",
            "attr_birthday":"2000-12-31","attr_nick_name":"n","mailing_address":"a","zip_code":"1","first_name":"f","middle_name":"m","last_name":"l","industry":"i","extension":{"a":{"b":[1]}}}
            """);

        reply.AssertStatus("SUCCESS");
        Assert.Equal("expire id_token session_token status", reply.Shape);
        Assert.True(code.Used);
        SandboxUser user = Assert.Single(rig.Tenant.Users);
        Assert.Equal(("zhangsan", "N", Rig.Mobile, Email, "unknow", "n", "f", "m", "l"), (user.UserName, user.Name, user.Mobile, user.Email, user.Gender, user.NickName, user.FirstName, user.MiddleName, user.LastName));
        Assert.Equal(new DateTime(2000, 12, 31), user.Birthday);
        Assert.Equal("""{"is_set_pwd":true}""", (await ExistsAsync(rig, reply.Text("id_token"))).Body);
        Assert.Equal("""{"a":{"b":[1]}}""", (await rig.TenantAsync("/users/" + user.Id)).Json.GetProperty("extension").GetRawText());
    }

    [Fact]
    public async Task A_registration_needs_no_more_than_a_mobile_and_its_code()
    {
        using var rig = new Rig();
        Reply reply = await RegisterAsync(rig, Rig.Mobile);

        reply.AssertStatus("SUCCESS");
        Assert.Equal("13800000000", rig.Tenant.Users.Single().UserName);
        Assert.Equal("""{"is_set_pwd":false}""", (await ExistsAsync(rig, reply.Text("id_token"))).Body);
    }

    [Fact]
    public async Task A_registration_that_cannot_be_costs_no_code()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, UserName = "zhangsan" });
        SandboxCode taken = rig.Tenant.IssueCode(SandboxCodeKind.RegisterSms, Rig.Mobile);
        SandboxCode code = rig.Tenant.IssueCode(SandboxCodeKind.RegisterSms, "13900000000");

        (await RegisterAsync(rig, Rig.Mobile, taken.Code)).AssertError("IDAAS.SDK.COMMON.1006", "The mobile parameter error");
        (await RegisterAsync(rig, "138", code.Code)).AssertError("IDAAS.SDK.COMMON.1002", "The mobile parameter format is incorrect");
        (await RegisterAsync(rig, "13900000000", code.Code, "\"user_name\":\"zhangsan\"")).AssertError("IDAAS.SDK.COMMON.1006", "The user_name parameter error");
        (await RegisterAsync(rig, "13900000000", code.Code, "\"attr_gender\":\"x\"")).AssertError("IDAAS.SDK.COMMON.1006", "The attr_gender parameter error");
        (await RegisterAsync(rig, "13900000000", code.Code, "\"attr_birthday\":\"31.12.2000\"")).AssertError("IDAAS.SDK.COMMON.1002", "The attr_birthday parameter format is incorrect");
        (await RegisterAsync(rig, "13900000000", code.Code, "\"name\":1")).AssertError("IDAAS.SDK.COMMON.1007", "The name parameter type error");
        (await RegisterAsync(rig, "13900000000", code.Code, "\"extension\":[1]")).AssertError("IDAAS.SDK.COMMON.1007", "The extension parameter type error");
        (await RegisterAsync(rig, "13900000000", "000000")).AssertError("IDAAS.SDK.SMS.1005", Wrong);

        Assert.False(taken.Used || code.Used);
        Assert.Single(rig.Tenant.Users);
        (await RegisterAsync(rig, "13900000000", code.Code)).AssertStatus("SUCCESS");
        (await RegisterAsync(rig, "13900000000", code.Code)).AssertError("IDAAS.SDK.COMMON.1006", "The mobile parameter error");
    }

    [Fact]
    public async Task Of_32_parallel_registrations_one_makes_a_user()
    {
        using var rig = new Rig();
        string code = rig.Tenant.IssueCode(SandboxCodeKind.RegisterSms, Rig.Mobile).Code;

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => RegisterAsync(rig, Rig.Mobile, code))));

        Assert.Single(replies, reply => reply.StatusCode == 200);
        Assert.Single(rig.Tenant.Users);
    }

    [Fact]
    public async Task A_profile_changes_where_something_was_sent()
    {
        using var rig = new Rig();
        string idToken = (await rig.SignInAsync()).Text("id_token");
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));

        Reply first = await AsUserAsync(rig, ProfilePath, idToken, """{"name":"N","attr_nick_name":"n","extension":{"a":1}}""");
        Reply second = await AsUserAsync(rig, ProfilePath, idToken, """{"user_name":"lisi","attr_nick_name":"","name":null,"attr_birthday":"1990-01-31"}""");

        Assert.Equal((200, ""), (first.StatusCode, first.Body));
        Assert.Equal((200, ""), (second.StatusCode, second.Body));
        SandboxUser user = rig.Tenant.Users.Single();
        Assert.Equal(("lisi", "N", "n", new DateTime(1990, 1, 31)), (user.UserName, user.Name, user.NickName, user.Birthday));
        Assert.True(user.UpdatedAt - user.CreatedAt >= TimeSpan.FromMinutes(1));
        Reply found = await rig.TenantAsync("/users/user-by-username", """{"user_name":"lisi"}""");
        Assert.Equal("""{"a":1}""", found.Json.GetProperty("extension").GetRawText());
        Assert.Equal(400, (await rig.TenantAsync("/users/user-by-username", """{"user_name":"13800000000"}""")).StatusCode);
    }

    [Fact]
    public async Task A_user_name_of_somebody_else_is_refused_and_ones_own_is_not()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13900000000", UserName = "lisi" });
        string idToken = (await rig.SignInAsync()).Text("id_token");

        (await AsUserAsync(rig, ProfilePath, idToken, """{"user_name":"lisi"}""")).AssertError("IDAAS.SDK.COMMON.1006", "The user_name parameter error");
        Assert.Equal(200, (await AsUserAsync(rig, ProfilePath, idToken, """{"user_name":"13800000000"}""")).StatusCode);
    }

    [Fact]
    public async Task A_mobile_changes_by_the_code_that_went_to_the_new_one()
    {
        using var rig = new Rig();
        string idToken = (await rig.SignInAsync()).Text("id_token");
        rig.Tenant.AddUser("13900000009");
        string old = rig.Tenant.IssueCode(SandboxCodeKind.UpdateMobileSms, Rig.Mobile).Code;
        string other = rig.Tenant.IssueCode(SandboxCodeKind.LoginSms, "13900000000").Code;
        string code = rig.Tenant.IssueCode(SandboxCodeKind.UpdateMobileSms, "13900000000").Code;

        (await MobileAsync(rig, idToken, "13900000000", old)).AssertError("IDAAS.SDK.SMS.1005", Wrong);
        (await MobileAsync(rig, idToken, "13900000000", other)).AssertError("IDAAS.SDK.SMS.1005", Wrong);
        (await MobileAsync(rig, idToken, "13900000009", code)).AssertError("IDAAS.SDK.COMMON.1006", "The mobile parameter error");
        (await MobileAsync(rig, idToken, "139", code)).AssertError("IDAAS.SDK.COMMON.1002", "The mobile parameter format is incorrect");
        Assert.Equal(200, (await MobileAsync(rig, idToken, "13900000000", code)).StatusCode);

        Assert.Contains(rig.Tenant.Users, user => user.Mobile == "+86-13900000000");
        Assert.Equal(200, (await rig.TenantAsync("/users/user-by-mobile", """{"mobile":"13900000000"}""")).StatusCode);
        rig.Tenant.AddUser(Rig.Mobile);
    }

    [Fact]
    public async Task A_password_is_set_and_then_changed_by_the_old_one()
    {
        using var rig = new Rig();
        string idToken = (await rig.SignInAsync()).Text("id_token");

        Assert.Equal("""{"is_set_pwd":false}""", (await ExistsAsync(rig, idToken)).Body);
        Assert.Equal((200, ""), await ChangeAsync("""{"new_password":"first"}"""));
        Assert.Equal("""{"is_set_pwd":true}""", (await ExistsAsync(rig, idToken)).Body);
        (await AsUserAsync(rig, ChangePath, idToken, """{"new_password":"second"}""")).AssertError("IDAAS.SDK.COMMON.1001", "Parameter old_password cannot be left blank");
        Assert.Equal(400, (await AsUserAsync(rig, ChangePath, idToken, """{"old_password":"none","new_password":"second"}""")).StatusCode);
        Assert.Equal((200, ""), await ChangeAsync("""{"old_password":"first","new_password":"second"}"""));
        Assert.Equal((200, ""), await ChangeAsync("""{"old_password":"second","new_password":"third"}"""));

        async Task<(int, string)> ChangeAsync(string body)
        {
            Reply reply = await AsUserAsync(rig, ChangePath, idToken, body);
            return (reply.StatusCode, reply.Body);
        }
    }

    [Theory]
    [InlineData("mobile", SandboxCodeKind.ChangePasswordSms, "IDAAS.SDK.SMS.1005")]
    [InlineData("email", SandboxCodeKind.ChangePasswordEmail, "IDAAS.SDK.SMS.1006")]
    public async Task A_password_changes_by_a_code_of_the_users_own(string way, SandboxCodeKind kind, string wrong)
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Email = Email, Password = "old" });
        string idToken = (await rig.SignInAsync()).Text("id_token");
        string path = "/api/v2/sdk/pwd/change-by-" + way;
        string code = rig.Tenant.IssueCode(kind, way == "email" ? Email : Rig.Mobile).Code;
        string other = rig.Tenant.IssueCode(kind, way == "email" ? "x@bamboocloud.invalid" : "13900000000").Code;

        Assert.Equal(wrong, (await AsUserAsync(rig, path, idToken, $$"""{"verify_code":"{{other}}","password":"new"}""")).Text("error_code"));
        Assert.Equal(200, (await AsUserAsync(rig, path, idToken, $$"""{"verify_code":"{{code}}","password":"new"}""")).StatusCode);
        Assert.Equal(wrong, (await AsUserAsync(rig, path, idToken, $$"""{"verify_code":"{{code}}","password":"new"}""")).Text("error_code"));
        Assert.Equal(200, (await AsUserAsync(rig, ChangePath, idToken, """{"old_password":"new","new_password":"p"}""")).StatusCode);
    }

    [Theory]
    [InlineData("mobile", SandboxCodeKind.ForgotPasswordSms)]
    [InlineData("mobile", SandboxCodeKind.ChangePasswordSms)]
    [InlineData("email", SandboxCodeKind.ForgotPasswordEmail)]
    [InlineData("email", SandboxCodeKind.ChangePasswordEmail)]
    public async Task A_forgotten_password_is_replaced_by_a_code_of_either_name(string way, SandboxCodeKind kind)
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Email = Email, Password = "old" });
        string path = "/api/v2/sdk/pwd/update-by-" + way;
        string recipient = way == "email" ? Email : "13800000000";
        string stranger = way == "email" ? "x@bamboocloud.invalid" : "13900000000";
        string code = rig.Tenant.IssueCode(kind, recipient).Code;

        (await rig.PostAsync(path, $$"""{"{{way}}":"{{stranger}}","verify_code":"{{code}}","password":"new"}""")).AssertError("IDAAS.SDK.COMMON.1013", "The corresponding user is not found");
        Assert.Equal(400, (await rig.PostAsync(path, $$"""{"{{way}}":"{{recipient}}","verify_code":"000000","password":"new"}""")).StatusCode);
        Reply reply = await rig.PostAsync(path, $$"""{"{{way}}":"{{recipient}}","verify_code":"{{code}}","password":"new"}""");

        Assert.Equal((200, ""), (reply.StatusCode, reply.Body));
        string idToken = (await rig.SignInAsync()).Text("id_token");
        Assert.Equal(200, (await AsUserAsync(rig, ChangePath, idToken, """{"old_password":"new","new_password":"p"}""")).StatusCode);
    }

    [Theory]
    [InlineData(-1, "PASSWORD_EXPIRED", false)]
    [InlineData(3, "PASSWORD_WARN", false)]
    [InlineData(3, "PASSWORD_WARN", true)]
    public async Task A_login_goes_on_with_a_new_password(int daysLeft, string status, bool requireMfa)
    {
        using var rig = RigWithPassword(daysLeft, requireMfa);
        string stateToken = await NeedsPasswordAsync(rig, status);
        string body = """{"old_password":"old","new_password":"new"}""";

        Assert.Equal("IDAAS.SDK.LOGIN.1005", (await rig.PostAsync(ForcedPath, """{"old_password":"x","new_password":"new"}""", stateToken)).Text("error_code"));
        (await rig.PostAsync(ForcedPath, body, stateToken)).AssertStatus(requireMfa ? "MFA_AUTH" : "SUCCESS");

        (await rig.PostAsync(ForcedPath, body, stateToken)).AssertError("IDAAS.SDK.PARAM.0014", "Invalid state token");
        (await PasswordLoginAsync(rig, "new")).AssertStatus(requireMfa ? "MFA_AUTH" : "SUCCESS");
    }

    [Fact]
    public async Task A_login_goes_on_with_a_new_password_by_the_code_of_an_email()
    {
        using var rig = RigWithPassword(daysLeft: -1);
        string stateToken = await NeedsPasswordAsync(rig, "PASSWORD_EXPIRED");
        string sms = rig.Tenant.IssueCode(SandboxCodeKind.ChangePasswordSms, Rig.Mobile).Code;
        string code = rig.Tenant.IssueCode(SandboxCodeKind.ChangePasswordEmail, Email).Code;

        (await rig.PostAsync(ForcedByEmailPath, $$"""{"verify_code":"{{sms}}","new_password":"new"}""", stateToken)).AssertError("IDAAS.SDK.SMS.1006", "The email verification code is incorrect");
        (await rig.PostAsync(ForcedByEmailPath, $$"""{"verify_code":"{{code}}","new_password":"new"}""", stateToken)).AssertStatus("SUCCESS");
        (await PasswordLoginAsync(rig, "new")).AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task A_password_that_expires_soon_can_be_kept_and_one_that_has_expired_cannot()
    {
        using var soon = RigWithPassword(daysLeft: 3);
        using var late = RigWithPassword(daysLeft: -1);
        string stateToken = await NeedsPasswordAsync(soon, "PASSWORD_WARN");

        (await SkipAsync(soon, stateToken)).AssertStatus("SUCCESS");
        (await SkipAsync(soon, stateToken)).AssertError("IDAAS.SDK.PARAM.0014", "Invalid state token");
        (await SkipAsync(late, await NeedsPasswordAsync(late, "PASSWORD_EXPIRED"))).AssertError("IDAAS.SDK.PARAM.0014", "Invalid state token");
        await NeedsPasswordAsync(soon, "PASSWORD_WARN");
    }

    [Fact]
    public async Task A_state_token_of_a_bind_is_not_for_a_password_and_that_of_a_password_not_for_a_bind()
    {
        using var rig = RigWithPassword(daysLeft: 3);

        (await SkipAsync(rig, await rig.BeginAsync())).AssertError("IDAAS.SDK.PARAM.0014", "Invalid state token");
        (await rig.BindAsync(await NeedsPasswordAsync(rig, "PASSWORD_WARN"), rig.PhoneCode())).AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Theory]
    [InlineData(RegisterPath, "{}", "mobile")]
    [InlineData(RegisterPath, """{"mobile":"1"}""", "verify_code")]
    [InlineData("/api/v2/sdk/pwd/update", """{"new_password":"p"}""", "old_password")]
    [InlineData("/api/v2/sdk/pwd/update", """{"old_password":"p"}""", "new_password")]
    [InlineData("/api/v2/sdk/after-login/pwd/update-by-email", """{"new_password":"p"}""", "verify_code")]
    [InlineData("/api/v2/sdk/pwd/update-by-mobile", """{"verify_code":"1","password":"p"}""", "mobile")]
    [InlineData("/api/v2/sdk/pwd/update-by-email", """{"email":"a@b","verify_code":"1"}""", "password")]
    [InlineData("/api/v2/sdk/pwd/change-by-mobile", """{"password":"p"}""", "verify_code")]
    [InlineData("/api/v2/sdk/pwd/change-by-email", """{"verify_code":"1"}""", "password")]
    [InlineData(ChangePath, "{}", "new_password")]
    [InlineData(MobilePath, "{}", "mobile")]
    public async Task What_is_required_is_named(string path, string body, string field)
    {
        using var rig = new Rig();

        (await rig.PostAsync(path, body)).AssertError("IDAAS.SDK.COMMON.1001", $"Parameter {field} cannot be left blank");
    }

    [Theory]
    [InlineData(ProfilePath, "{}")]
    [InlineData(MobilePath, """{"mobile":"1","verify_code":"1"}""")]
    [InlineData(ChangePath, """{"new_password":"p"}""")]
    [InlineData("/api/v2/sdk/pwd/change-by-mobile", """{"verify_code":"1","password":"p"}""")]
    [InlineData("/api/v2/sdk/pwd/change-by-email", """{"verify_code":"1","password":"p"}""")]
    public async Task Nobody_does_it_without_an_id_token(string path, string body)
    {
        using var rig = new Rig();

        (await AsUserAsync(rig, path, "none", body)).AssertError("IDAAS.SDK.PARAM.0016", "IdToken is invalid or expired");
    }

    private static Rig RigWithPassword(int daysLeft, bool requireMfa = false)
    {
        var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions
        {
            Mobile = Rig.Mobile,
            UserName = "zhangsan",
            Email = Email,
            Password = "old",
            PasswordExpiresAt = rig.Tenant.Clock.UtcNow.AddDays(daysLeft),
            RequireMfa = requireMfa,
        });
        return rig;
    }

    private static Task<Reply> PasswordLoginAsync(Rig rig, string password) =>
        rig.PostAsync("/api/v2/sdk/login", $$"""{"user_name":"zhangsan","password":"{{password}}"}""");

    /// <summary>The state token of a login whose password is old.</summary>
    private static async Task<string> NeedsPasswordAsync(Rig rig, string status)
    {
        Reply reply = await PasswordLoginAsync(rig, "old");
        reply.AssertStatus(status);
        return reply.Text("state_token");
    }

    private static Task<Reply> SkipAsync(Rig rig, string stateToken) =>
        rig.SdkAsync(HttpMethod.Get, "/api/v2/sdk/pwd/skip-update", request => request.Set("X-state-token", stateToken));

    private static Task<Reply> RegisterAsync(Rig rig, string mobile, string? code = null, string? more = null)
    {
        code ??= rig.Tenant.IssueCode(SandboxCodeKind.RegisterSms, mobile).Code;
        return rig.PostAsync(RegisterPath, $$"""{"mobile":"{{mobile}}","verify_code":"{{code}}"{{(more is null ? "" : "," + more)}}}""");
    }

    private static Task<Reply> MobileAsync(Rig rig, string idToken, string mobile, string code) =>
        AsUserAsync(rig, MobilePath, idToken, $$"""{"mobile":"{{mobile}}","verify_code":"{{code}}"}""");

    private static Task<Reply> AsUserAsync(Rig rig, string path, string idToken, string body) =>
        rig.PostAsync(path, body, change: request => request.Set("Authorization", "Bearer " + idToken));

    private static Task<Reply> ExistsAsync(Rig rig, string idToken) =>
        rig.SdkAsync(HttpMethod.Get, "/api/v2/sdk/pwd/check-exist", request => request.Set("Authorization", "Bearer " + idToken));
}
