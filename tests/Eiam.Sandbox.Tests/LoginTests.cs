using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>Logins by password, by code and by social providers, and what each may ask for next.</summary>
public class LoginTests
{
    private const string Path = "/api/v2/sdk/login";
    private const string Password = "Right-password-1";
    private const string Email = "zhangsan@bamboocloud.invalid";

    [Fact]
    public async Task A_password_logs_in()
    {
        using Rig rig = WithUser();
        Reply reply = await LogInAsync(rig, Password);
        reply.AssertStatus("SUCCESS");
        Assert.Equal("expire id_token session_token status", reply.Shape);
    }

    [Fact]
    public async Task Wrong_passwords_are_counted_and_the_fifth_locks_until_half_an_hour_has_passed()
    {
        using Rig rig = WithUser();
        for (int left = 4; left > 0; left--)
        {
            (await LogInAsync(rig, "wrong")).AssertError("IDAAS.SDK.LOGIN.1005", $"用户名或密码错误,剩余登录尝试次数:{left}");
        }

        AssertLocked(await LogInAsync(rig, "wrong"), "(30 minutes and 0|29 minutes and 5[0-9])");
        Assert.True(rig.Tenant.Users.Single().Locked);
        rig.Tenant.Clock.Advance(TimeSpan.FromSeconds(90));
        AssertLocked(await LogInAsync(rig, Password), "28 minutes and [23][0-9]");
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(29));
        (await LogInAsync(rig, Password)).AssertStatus("SUCCESS");
        Assert.False(rig.Tenant.Users.Single().Locked);
        (await LogInAsync(rig, "wrong")).AssertError("IDAAS.SDK.LOGIN.1005", "用户名或密码错误,剩余登录尝试次数:4");
    }

    [Fact]
    public async Task A_right_password_begins_the_count_anew_and_an_unknown_user_has_none()
    {
        using Rig rig = WithUser();
        await LogInAsync(rig, "wrong");
        await LogInAsync(rig, Password);
        (await LogInAsync(rig, "wrong")).AssertError("IDAAS.SDK.LOGIN.1005", "用户名或密码错误,剩余登录尝试次数:4");
        (await rig.PostAsync(Path, """{"user_name":"nobody","password":"x"}""")).AssertError("IDAAS.SDK.LOGIN.1005", "用户名或密码错误");
    }

    [Theory]
    [InlineData(-1, false, "PASSWORD_EXPIRED")]
    [InlineData(6, false, "PASSWORD_WARN")]
    [InlineData(8, false, "SUCCESS")]
    [InlineData(null, true, "PASSWORD_EXPIRED")]
    public async Task The_age_of_a_password_asks_for_another(int? days, bool mustChange, string status)
    {
        using Rig rig = WithUser(expiresAt: days is { } left ? DateTimeOffset.UtcNow.AddDays(left) : null, mustChange: mustChange);
        Reply reply = await LogInAsync(rig, Password);
        reply.AssertStatus(status);
        Assert.Equal(status != "SUCCESS", reply.Body.Contains("state_token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_expired_password_is_changed_and_the_login_goes_on()
    {
        using Rig rig = WithUser(expiresAt: DateTimeOffset.UtcNow.AddDays(-1));
        string stateToken = (await LogInAsync(rig, Password)).Text("state_token");
        (await rig.PostAsync("/api/v2/sdk/pwd/update", """{"old_password":"wrong","new_password":"n"}""", stateToken)).AssertError("IDAAS.SDK.LOGIN.1005", "用户名或密码错误,剩余登录尝试次数:4");
        (await rig.PostAsync("/api/v2/sdk/pwd/update", $$"""{"old_password":"{{Password}}","new_password":"New-password-1"}""", stateToken)).AssertStatus("SUCCESS");
        (await LogInAsync(rig, "New-password-1")).AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task Only_a_password_that_has_not_expired_is_kept()
    {
        using Rig expired = WithUser(expiresAt: DateTimeOffset.UtcNow.AddDays(-1));
        using Rig expiring = WithUser(expiresAt: DateTimeOffset.UtcNow.AddDays(1));
        (await SkipAsync(expired)).AssertError("IDAAS.SDK.PARAM.0014", "Invalid state token");
        (await SkipAsync(expiring)).AssertStatus("SUCCESS");

        static async Task<Reply> SkipAsync(Rig rig)
        {
            string stateToken = (await LogInAsync(rig, Password)).Text("state_token");
            return await rig.SdkAsync(System.Net.Http.HttpMethod.Get, "/api/v2/sdk/pwd/skip-update", r => r.Headers.Add("X-state-token", stateToken));
        }
    }

    [Fact]
    public async Task A_second_factor_comes_after_the_password()
    {
        using Rig rig = WithUser(requireMfa: true, expiresAt: DateTimeOffset.UtcNow.AddDays(-1));
        string first = (await LogInAsync(rig, Password)).Text("state_token");
        Reply changed = await rig.PostAsync("/api/v2/sdk/pwd/update", $$"""{"old_password":"{{Password}}","new_password":"n"}""", first);
        changed.AssertStatus("MFA_AUTH");
        string code = rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, Rig.Mobile).Code;
        (await rig.PostAsync("/api/v2/sdk/mfa/sms", $$"""{"mobile":"{{Rig.Mobile}}","verify_code":"{{code}}"}""", changed.Text("state_token"))).AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task A_disabled_user_is_denied_whatever_the_login()
    {
        using Rig rig = WithUser(disabled: true);
        (await LogInAsync(rig, Password)).AssertStatus("ACCESS_DENIED");
        (await ByCodeAsync(rig, "mobile", Rig.Mobile, SandboxCodeKind.LoginSms)).AssertStatus("ACCESS_DENIED");
    }

    [Fact]
    public async Task A_code_that_was_sent_logs_in_once()
    {
        using Rig rig = WithUser();
        (await ByCodeAsync(rig, "mobile", Rig.Mobile, SandboxCodeKind.LoginSms)).AssertStatus("SUCCESS");
        (await ByCodeAsync(rig, "email", Email, SandboxCodeKind.LoginEmail)).AssertStatus("SUCCESS");
        (await rig.PostAsync(Path + "/mobile-verify-code", $$"""{"mobile":"{{Rig.Mobile}}","verify_code":"000000"}""")).AssertError("IDAAS.SDK.SMS.1005", "SMS verification code verification is incorrect");
        (await rig.PostAsync(Path + "/mobile-verify-code", """{"mobile":"13900000009","verify_code":"000000"}""")).AssertError("IDAAS.SDK.COMMON.1013", "The corresponding user is not found");
    }

    public static TheoryData<string, SandboxCodeKind, string> Providers() => new()
    {
        { "wechat", SandboxCodeKind.WeChatLogin, "weixin" },
        { "alipay", SandboxCodeKind.AlipayLogin, "alipay" },
        { "apple", SandboxCodeKind.AppleLogin, "apple" },
        { "alipay-miniprogram", SandboxCodeKind.AlipayMiniProgramLogin, "alipay" },
    };

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_social_account_is_bound_once_and_logs_in_from_then_on(string provider, SandboxCodeKind kind, string type)
    {
        using Rig rig = WithUser();
        Reply first = await SocialAsync(rig, provider, kind);
        first.AssertStatus(" SOCIAL_BIND");
        Reply bound = await BindAsync(rig, "social/bind", first.Text("state_token"), "mobile", Rig.Mobile, SandboxCodeKind.BindSms);
        bound.AssertStatus("SUCCESS");
        Reply again = await SocialAsync(rig, provider, kind);
        again.AssertStatus("SUCCESS");
        Assert.Equal(kind == SandboxCodeKind.AlipayMiniProgramLogin, !again.Body.Contains("id_token", StringComparison.Ordinal));
        Reply list = await rig.SdkAsync(System.Net.Http.HttpMethod.Get, "/api/v2/sdk/social", r => r.Headers.Add("Authorization", "Bearer " + bound.Text("id_token")));
        Assert.Contains($"\"socialType\":\"{type}\"", list.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("social/bind", "mobile", Rig.Mobile, SandboxCodeKind.BindSms, 1)]
    [InlineData("social/bind", "email", Email, SandboxCodeKind.BindEmail, 1)]
    [InlineData("social/register-bind", "mobile", "+86-13911111111", SandboxCodeKind.RegisterSms, 2)]
    [InlineData("social/register-bind", "email", Email, SandboxCodeKind.RegisterEmail, 1)]
    [InlineData("social/register-bind", "email", "lisi@bamboocloud.invalid", SandboxCodeKind.RegisterEmail, 2)]
    public async Task A_bind_takes_a_code_that_was_sent(string path, string field, string recipient, SandboxCodeKind kind, int users)
    {
        using Rig rig = WithUser();
        string stateToken = (await SocialAsync(rig, "wechat", SandboxCodeKind.WeChatLogin)).Text("state_token");
        (await BindAsync(rig, path, stateToken, field, recipient, kind)).AssertStatus("SUCCESS");
        Assert.Equal(users, rig.Tenant.Users.Count);
        Assert.Contains(rig.Tenant.Users, user => (field == "email" ? user.Email : user.Mobile) == recipient);
    }

    [Theory]
    [InlineData("""{"mobile":"13922222222","verify_code":"000000"}""", "IDAAS.SDK.COMMON.1013")]
    [InlineData("""{"mobile":"13800000000","verify_code":"000000"}""", "IDAAS.SDK.SMS.1005")]
    [InlineData("""{"email":"nobody@x.invalid","verify_code":"000000"}""", "IDAAS.SDK.COMMON.1013")]
    [InlineData("""{"verify_code":"000000"}""", "IDAAS.SDK.COMMON.1001")]
    [InlineData("""{"mobile":"x","verify_code":"000000"}""", "IDAAS.SDK.COMMON.1002")]
    public async Task A_bind_by_code_that_cannot_be_is_refused_and_the_token_stays_good(string body, string code)
    {
        using Rig rig = WithUser();
        string stateToken = (await SocialAsync(rig, "wechat", SandboxCodeKind.WeChatLogin)).Text("state_token");
        Reply reply = await rig.PostAsync("/api/v2/sdk/social/bind", body, stateToken);
        Assert.Equal(code, reply.Text("error_code"));
        (await BindAsync(rig, "social/bind", stateToken, "mobile", Rig.Mobile, SandboxCodeKind.BindSms)).AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task A_bind_takes_a_user_name_and_a_password_which_counts_towards_the_lock()
    {
        using Rig rig = WithUser();
        string stateToken = (await SocialAsync(rig, "apple", SandboxCodeKind.AppleLogin)).Text("state_token");
        (await rig.PostAsync("/api/v2/sdk/social/username-password-bind", """{"user_name":"zhangsan","password":"wrong"}""", stateToken)).AssertError("IDAAS.SDK.LOGIN.1005", "用户名或密码错误,剩余登录尝试次数:4");
        (await rig.PostAsync("/api/v2/sdk/social/username-password-bind", $$"""{"user_name":"zhangsan","password":"{{Password}}"}""", stateToken)).AssertStatus("SUCCESS");
    }

    [Theory]
    [InlineData("alipay-mini-mobile-bind", 1)]
    [InlineData("alipay-mini-mobile-register-bind", 2)]
    public async Task An_Alipay_phone_binds_and_registers(string path, int users)
    {
        using Rig rig = WithUser();
        string mobile = users == 1 ? Rig.Mobile : "+86-13911111111";
        string stateToken = (await SocialAsync(rig, "alipay-miniprogram", SandboxCodeKind.AlipayMiniProgramLogin, mobile)).Text("state_token");
        string phone = rig.Tenant.IssueCode(SandboxCodeKind.AlipayPhone, mobile).Code;
        Reply reply = await rig.PostAsync("/api/v2/sdk/social/" + path, $$"""{"alipay_encrypt":"{{phone}}"}""", stateToken);
        Assert.Equal("expire session_token status", reply.Shape);
        Assert.Equal(users, rig.Tenant.Users.Count);
    }

    [Fact]
    public async Task A_login_by_password_waits_for_no_bind()
    {
        using Rig rig = WithUser(requireMfa: true);
        string stateToken = (await LogInAsync(rig, Password)).Text("state_token");
        (await BindAsync(rig, "social/bind", stateToken, "mobile", Rig.Mobile, SandboxCodeKind.BindSms)).AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Theory]
    [InlineData("unbind-account")]
    [InlineData("unbind")]
    public async Task A_social_account_is_unbound_once(string path)
    {
        using Rig rig = WithUser();
        Reply bound = await BindAsync(rig, "social/bind", (await SocialAsync(rig, "wechat", SandboxCodeKind.WeChatLogin)).Text("state_token"), "mobile", Rig.Mobile, SandboxCodeKind.BindSms);
        void Bearer(System.Net.Http.HttpRequestMessage r) => r.Headers.Add("Authorization", "Bearer " + bound.Text("id_token"));
        Reply list = await rig.SdkAsync(System.Net.Http.HttpMethod.Get, "/api/v2/sdk/social", Bearer);
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(list.Body);
        System.Text.Json.JsonElement account = json.RootElement.GetProperty("social")[0];
        Dictionary<string, string?> fields = path == "unbind"
            ? new() { ["social_uid"] = account.GetProperty("social_uid").GetString(), ["social_type"] = "weixin" }
            : new() { ["id"] = account.GetProperty("id").GetString() };
        string body = System.Text.Json.JsonSerializer.Serialize(fields);

        Reply first = await rig.PostAsync("/api/v2/sdk/social/" + path, body, change: Bearer);
        Reply second = await rig.PostAsync("/api/v2/sdk/social/" + path, body, change: Bearer);

        Assert.Equal((200, ""), (first.StatusCode, first.Body));
        second.AssertError("IDAAS.SDK.LOGIN.1002", "User not bound");
        Assert.False(rig.Tenant.Users.Single().IsBound);
        (await SocialAsync(rig, "wechat", SandboxCodeKind.WeChatLogin)).AssertStatus(" SOCIAL_BIND");
    }

    // The clock runs on during the test.
    private static void AssertLocked(Reply reply, string left)
    {
        Assert.Equal("IDAAS.SDK.LOGIN.1003", reply.Text("error_code"));
        Assert.Matches("^The user has been locked due to too many unsuccessful login attempts. It will be unlocked in " + left + " seconds$", reply.Text("error_msg"));
    }

    private static Rig WithUser(bool requireMfa = false, bool disabled = false, DateTimeOffset? expiresAt = null, bool mustChange = false)
    {
        Rig rig = new();
        rig.Tenant.AddUser(new SandboxUserOptions
        {
            Mobile = Rig.Mobile,
            UserName = "zhangsan",
            Email = Email,
            Password = Password,
            RequireMfa = requireMfa,
            Disabled = disabled,
            PasswordExpiresAt = expiresAt,
            PasswordMustChange = mustChange,
        });
        return rig;
    }

    private static Task<Reply> LogInAsync(Rig rig, string password) => rig.PostAsync(Path, $$"""{"user_name":"zhangsan","password":"{{password}}"}""");

    private static Task<Reply> ByCodeAsync(Rig rig, string field, string recipient, SandboxCodeKind kind) =>
        rig.PostAsync($"{Path}/{field}-verify-code", $$"""{"{{field}}":"{{recipient}}","verify_code":"{{rig.Tenant.IssueCode(kind, recipient).Code}}"}""");

    private static Task<Reply> SocialAsync(Rig rig, string provider, SandboxCodeKind kind, string mobile = Rig.Mobile) =>
        rig.PostAsync($"{Path}/{provider}", $$"""{"code":"{{rig.Tenant.IssueCode(kind, mobile).Code}}"}""");

    private static Task<Reply> BindAsync(Rig rig, string path, string stateToken, string field, string recipient, SandboxCodeKind kind) =>
        rig.PostAsync("/api/v2/sdk/" + path, $$"""{"{{field}}":"{{recipient}}","verify_code":"{{rig.Tenant.IssueCode(kind, recipient).Code}}"}""", stateToken);
}
