using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class MfaTests
{
    private const string SmsPath = "/api/v2/sdk/mfa/sms";
    private const string EmailPath = "/api/v2/sdk/mfa/email";
    private const string Email = "zhangsan@bamboocloud.invalid";

    [Theory]
    [InlineData("13800000000")]
    [InlineData("+8613800000000")]
    [InlineData("+86-13800000000")]
    public async Task A_code_by_sms_ends_the_login(string mobile)
    {
        using var rig = RigWithMfa();
        string stateToken = await NeedsMfaAsync(rig);
        SandboxCode code = rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, mobile);

        Reply reply = await SmsAsync(rig, stateToken, code.Code, mobile);
        Reply again = await SmsAsync(rig, stateToken, Sms(rig));

        reply.AssertStatus("SUCCESS");
        Assert.Equal("expire id_token session_token status", reply.Shape);
        Assert.True(code.Used);
        again.AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Fact]
    public async Task A_code_by_email_ends_the_login()
    {
        using var rig = RigWithMfa();
        string stateToken = await NeedsMfaAsync(rig);
        SandboxCode code = rig.Tenant.IssueCode(SandboxCodeKind.MfaEmail, Email);

        Reply reply = await EmailAsync(rig, stateToken, code.Code, Email.ToUpperInvariant());

        reply.AssertStatus("SUCCESS");
        Assert.Equal((Email, null), (code.Recipient, code.Mobile));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bind_that_needs_a_second_factor_goes_on_with_the_token_that_is_good_then(bool rotate)
    {
        using var rig = RigWithMfa(rotate);
        string stateToken = await rig.BeginAsync();
        Reply bind = await rig.BindAsync(stateToken, rig.PhoneCode());
        bind.AssertStatus("MFA_AUTH");

        Reply reply = await SmsAsync(rig, rotate ? bind.Text("state_token") : stateToken, Sms(rig));

        reply.AssertStatus("SUCCESS");
    }

    [Fact]
    public void Codes_have_six_digits()
    {
        using var rig = RigWithMfa();

        Assert.Matches("^[0-9]{6}$", Sms(rig));
        Assert.Matches("^[0-9]{6}$", rig.Tenant.IssueCode(SandboxCodeKind.MfaEmail, Email).Code);
    }

    [Fact]
    public async Task Wrong_used_and_expired_codes_are_told_apart_and_cost_no_state_token()
    {
        using var rig = RigWithMfa(lifetime: TimeSpan.FromHours(1));
        string first = await NeedsMfaAsync(rig);
        string code = Sms(rig);
        (await SmsAsync(rig, first, code)).AssertStatus("SUCCESS");
        string late = Sms(rig);
        string email = rig.Tenant.IssueCode(SandboxCodeKind.MfaEmail, Email).Code;
        string stateToken = await NeedsMfaAsync(rig);
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));

        (await SmsAsync(rig, stateToken, "none")).AssertError("IDAAS.SDK.SMS.1005", "SMS verification code verification is incorrect");
        (await SmsAsync(rig, stateToken, code)).AssertError("IDAAS.SDK.SMS.1005", "SMS verification code verification is incorrect");
        (await SmsAsync(rig, stateToken, late)).AssertError("IDAAS.SDK.COMMON.1005", "The verify_code has expired");
        (await EmailAsync(rig, stateToken, "none")).AssertError("IDAAS.SDK.SMS.1006", "The email verification code is incorrect");
        (await EmailAsync(rig, stateToken, email)).AssertError("IDAAS.SDK.COMMON.1005", "The verify_code has expired");
        (await SmsAsync(rig, stateToken, Sms(rig))).AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task A_code_of_somebody_else_or_of_another_kind_is_wrong()
    {
        using var rig = RigWithMfa();
        string stateToken = await NeedsMfaAsync(rig);
        SandboxCode other = rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, "13900000000");
        SandboxCode email = rig.Tenant.IssueCode(SandboxCodeKind.MfaEmail, Email);

        Assert.Equal("IDAAS.SDK.SMS.1005", (await SmsAsync(rig, stateToken, other.Code)).Text("error_code"));
        Assert.Equal("IDAAS.SDK.SMS.1005", (await SmsAsync(rig, stateToken, email.Code)).Text("error_code"));
        Assert.Equal("IDAAS.SDK.SMS.1005", (await SmsAsync(rig, stateToken, rig.PhoneCode())).Text("error_code"));
        Assert.False(other.Used || email.Used);
    }

    [Theory]
    [InlineData("13900000000")]
    [InlineData("138")]
    public async Task The_mobile_is_the_users(string mobile)
    {
        using var rig = RigWithMfa();
        SandboxCode code = rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, Rig.Mobile);

        Reply reply = await SmsAsync(rig, await NeedsMfaAsync(rig), code.Code, mobile);

        reply.AssertError("IDAAS.SDK.COMMON.1006", "The mobile parameter error");
        Assert.False(code.Used);
    }

    [Fact]
    public async Task The_email_is_the_users_and_a_user_without_one_has_none()
    {
        using var rig = RigWithMfa();
        string code = rig.Tenant.IssueCode(SandboxCodeKind.MfaEmail, "other@bamboocloud.invalid").Code;
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13900000000", RequireMfa = true });

        Reply other = await EmailAsync(rig, await NeedsMfaAsync(rig), code, "other@bamboocloud.invalid");
        Reply none = await EmailAsync(rig, await NeedsMfaAsync(rig, "+86-13900000000"), code);

        other.AssertError("IDAAS.SDK.COMMON.1006", "The email parameter error");
        none.AssertError("IDAAS.SDK.COMMON.1006", "The email parameter error");
    }

    [Fact]
    public async Task A_state_token_of_a_bind_is_not_for_a_second_factor()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);

        Reply reply = await SmsAsync(rig, await rig.BeginAsync(), Sms(rig));

        reply.AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Theory]
    [InlineData(SmsPath, "{}", "mobile")]
    [InlineData(SmsPath, "{\"mobile\":\"13800000000\"}", "verify_code")]
    [InlineData(EmailPath, "{\"verify_code\":\"123456\"}", "email")]
    [InlineData(EmailPath, "{\"email\":\"a@b\"}", "verify_code")]
    public async Task Both_fields_are_required(string path, string body, string field)
    {
        using var rig = new Rig();

        (await rig.PostAsync(path, body)).AssertError("IDAAS.SDK.COMMON.1001", $"Parameter {field} cannot be left blank");
    }

    [Fact]
    public async Task Of_32_parallel_tries_one_signs_in()
    {
        using var rig = RigWithMfa();
        string stateToken = await NeedsMfaAsync(rig);
        string code = Sms(rig);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => SmsAsync(rig, stateToken, code))));

        Assert.Single(replies, reply => reply.StatusCode == 200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@b")]
    [InlineData("a@")]
    [InlineData("a@b@c")]
    [InlineData(" a@b")]
    public void A_code_by_email_needs_an_address(string email) =>
        Assert.Throws<ArgumentException>(nameof(email), () => new SandboxTenant().IssueCode(SandboxCodeKind.MfaEmail, email));

    private static Rig RigWithMfa(bool rotate = false, TimeSpan? lifetime = null)
    {
        var rig = new Rig(new SandboxOptions { RotateStateToken = rotate, StateTokenLifetime = lifetime ?? TimeSpan.FromMinutes(10) });
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Email = Email, RequireMfa = true });
        return rig;
    }

    /// <summary>The state token of a login that needs a second factor.</summary>
    private static async Task<string> NeedsMfaAsync(Rig rig, string mobile = Rig.Mobile)
    {
        await rig.BindAsync(await rig.BeginAsync(mobile), rig.PhoneCode(mobile));
        Reply login = await rig.LogInAsync(rig.LoginCode(mobile));
        login.AssertStatus("MFA_AUTH");
        return login.Text("state_token");
    }

    private static string Sms(Rig rig) => rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, Rig.Mobile).Code;

    private static Task<Reply> SmsAsync(Rig rig, string stateToken, string code, string mobile = Rig.Mobile) =>
        rig.PostAsync(SmsPath, $$"""{"mobile":"{{mobile}}","verify_code":"{{code}}"}""", stateToken);

    private static Task<Reply> EmailAsync(Rig rig, string stateToken, string code, string email = Email) =>
        rig.PostAsync(EmailPath, $$"""{"email":"{{email}}","verify_code":"{{code}}"}""", stateToken);
}
