using System;
using System.Linq;
using System.Threading.Tasks;
using Eiam.Sandbox.State;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class CodeTests
{
    [Fact]
    public void Codes_look_like_the_documented_ones()
    {
        var tenant = new SandboxTenant();

        SandboxCode login = tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, "13800000000");
        SandboxCode phone = tenant.IssueCode(SandboxCodeKind.WeChatPhone, "13800000000");

        Assert.Matches("^[A-Za-z0-9]{32}$", login.Code);
        Assert.Matches("^[0-9a-f]{64}$", phone.Code);
        Assert.Equal(SandboxCodeKind.MiniProgramLogin, login.Kind);
        Assert.Equal(SandboxCodeKind.WeChatPhone, phone.Kind);
        Assert.Equal(Rig.Mobile, login.Mobile);
        Assert.False(login.Used);
        TimeSpan left = phone.ExpiresAt - tenant.Clock.GetUtcNow();
        Assert.InRange(left, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Every_kind_that_a_message_carries_has_six_digits_and_the_recipient_of_its_type()
    {
        var tenant = new SandboxTenant();
        foreach (SandboxCodeKind kind in Enum.GetValues<SandboxCodeKind>().Where(kind => CodeType.Of(kind) is not null))
        {
            bool isEmail = CodeType.Of(kind)!.Name.EndsWith("_EMS", StringComparison.Ordinal);

            SandboxCode code = tenant.IssueCode(kind, isEmail ? "a@b.invalid" : Rig.Mobile);

            Assert.Matches("^[0-9]{6}$", code.Code);
            Assert.Equal(isEmail ? (null, "a@b.invalid") : (Rig.Mobile, null), (code.Mobile, code.Email));
        }
    }

    [Theory]
    [InlineData("LOGIN_SMS", false, SandboxCodeKind.LoginSms)]
    [InlineData("REGISTER_SMS", false, SandboxCodeKind.RegisterSms)]
    [InlineData("MFA_AUTH_SMS", false, SandboxCodeKind.MfaSms)]
    [InlineData("FORGET_PWD_SMS", false, SandboxCodeKind.ForgotPasswordSms)]
    [InlineData("CHANGE_PWD_SMS", false, SandboxCodeKind.ChangePasswordSms)]
    [InlineData("BIND_MOBILE_SMS", false, SandboxCodeKind.BindSms)]
    [InlineData("UPDATE_MOBILE_SMS", false, SandboxCodeKind.UpdateMobileSms)]
    [InlineData("LOGIN_EMS", true, SandboxCodeKind.LoginEmail)]
    [InlineData("REGISTER_EMS", true, SandboxCodeKind.RegisterEmail)]
    [InlineData("MFA_AUTH_EMS", true, SandboxCodeKind.MfaEmail)]
    [InlineData("FORGET_PWD_EMS", true, SandboxCodeKind.ForgotPasswordEmail)]
    [InlineData("CHANGE_PWD_EMS", true, SandboxCodeKind.ChangePasswordEmail)]
    [InlineData("UPDATE_PWD_EMS", true, SandboxCodeKind.ChangePasswordEmail)]
    [InlineData("BIND_EMAIL_EMS", true, SandboxCodeKind.BindEmail)]
    [InlineData("UPDATE_EMAIL_EMS", true, SandboxCodeKind.UpdateEmail)]
    public void A_type_of_message_has_its_code_and_its_recipient(string type, bool isEmail, SandboxCodeKind kind)
    {
        Assert.Equal(kind, CodeType.Find(type, isEmail)?.Kind);
        Assert.Null(CodeType.Find(type, !isEmail));
        Assert.Null(CodeType.Find(type.ToLowerInvariant(), isEmail));
    }

    [Fact]
    public async Task Codes_that_are_neither_used_nor_expired_are_listed_oldest_first()
    {
        using var rig = new Rig();
        SandboxCode late = rig.Tenant.IssueCode(SandboxCodeKind.LoginSms, Rig.Mobile);
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(4));
        SandboxCode used = rig.Tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, Rig.Mobile);
        SandboxCode email = rig.Tenant.IssueCode(SandboxCodeKind.LoginEmail, "a@b.invalid");
        SandboxCode sms = rig.Tenant.IssueCode(SandboxCodeKind.LoginSms, Rig.Mobile);
        Assert.Equal([late, used, email, sms], rig.Tenant.Codes);

        (await rig.LogInAsync(used.Code)).AssertStatus("USER_REGISTER");
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([email, sms], rig.Tenant.Codes);
    }

    [Theory]
    [InlineData(SandboxCodeKind.ForgotPasswordSms, SandboxCodeKind.ChangePasswordSms)]
    [InlineData(SandboxCodeKind.ForgotPasswordEmail, SandboxCodeKind.ChangePasswordEmail)]
    public void Password_recovery_takes_the_types_of_both_pages(SandboxCodeKind asked, SandboxCodeKind other)
    {
        Assert.Equal([asked, other], CodeType.Accepted(asked));
        Assert.Equal([other], CodeType.Accepted(other));
    }

    [Fact]
    public async Task A_login_code_works_once()
    {
        using var rig = new Rig();
        SandboxCode code = rig.Tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, Rig.Mobile);

        Reply first = await rig.LogInAsync(code.Code);
        Reply second = await rig.LogInAsync(code.Code);

        first.AssertStatus("USER_REGISTER");
        Assert.True(code.Used);
        second.AssertError("IDAAS.SDK.COMMON.1005", "The code has failed");
    }

    [Fact]
    public async Task A_login_code_expires_after_five_minutes()
    {
        using var rig = new Rig();
        SandboxCode inTime = rig.Tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, Rig.Mobile);
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(4));
        (await rig.LogInAsync(inTime.Code)).AssertStatus("USER_REGISTER");
        SandboxCode late = rig.Tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, Rig.Mobile);

        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));

        (await rig.LogInAsync(late.Code)).AssertError("IDAAS.SDK.COMMON.1005", "The code has expired");
        Assert.False(late.Used);
    }

    [Fact]
    public async Task A_phone_code_expires_after_five_minutes_and_the_state_token_stays_good()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        string stateToken = await rig.BeginAsync();
        string phone = rig.PhoneCode();
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));

        Reply late = await rig.BindAsync(stateToken, phone);
        Reply again = await rig.BindAsync(stateToken, rig.PhoneCode());

        late.AssertError("IDAAS.SDK.COMMON.1005", "The wechat_code has expired");
        again.AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task Expired_is_still_said_a_day_later_and_after_new_codes()
    {
        using var rig = new Rig();
        string late = rig.LoginCode();
        rig.Tenant.Clock.Advance(TimeSpan.FromDays(1));
        (await rig.LogInAsync(rig.LoginCode())).AssertStatus("USER_REGISTER");

        (await rig.LogInAsync(late)).AssertError("IDAAS.SDK.COMMON.1005", "The code has expired");
    }

    [Fact]
    public async Task The_lifetime_is_an_option()
    {
        using var rig = new Rig(new SandboxOptions { CodeLifetime = TimeSpan.FromSeconds(30) });
        string code = rig.LoginCode();
        rig.Tenant.Clock.Advance(TimeSpan.FromSeconds(30));

        (await rig.LogInAsync(code)).AssertError("IDAAS.SDK.COMMON.1005", "The code has expired");
    }

    [Fact]
    public async Task Of_32_parallel_logins_with_one_code_one_succeeds()
    {
        using var rig = new Rig();
        string code = rig.LoginCode();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => rig.LogInAsync(code))));

        Assert.Single(replies, reply => reply.StatusCode == 200);
        Assert.Equal(31, replies.Count(reply => reply.Body.Contains("The code has failed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_32_parallel_binds_with_one_phone_code_one_succeeds()
    {
        using var rig = new Rig();
        SandboxUser user = rig.Tenant.AddUser(Rig.Mobile);
        string phone = rig.PhoneCode();
        string[] stateTokens = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => rig.BeginAsync()));

        Reply[] replies = await Task.WhenAll(stateTokens.Select(token => Task.Run(() => rig.BindAsync(token, phone))));

        Assert.Single(replies, reply => reply.StatusCode == 200);
        Assert.Equal(31, replies.Count(reply => reply.Body.Contains("The wechat_code has failed", StringComparison.Ordinal)));
        Assert.True(user.IsBound);
    }

    [Fact]
    public async Task Of_32_parallel_registrations_one_makes_the_user()
    {
        using var rig = new Rig();
        string[] stateTokens = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => rig.BeginAsync()));

        Reply[] replies = await Task.WhenAll(
            stateTokens.Select(token => Task.Run(() => rig.BindAsync(token, rig.PhoneCode(), Rig.RegisterBindPath))));

        Assert.All(replies, reply => reply.AssertStatus("SUCCESS"));
        Assert.Single(rig.Tenant.Users);
    }
}
