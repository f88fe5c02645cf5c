using System;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The second factor: EIAM:userapi/mfa/smsmfa.html, emsmfa.html.</summary>
public sealed class MfaTests : IDisposable
{
    private const string Email = "z@example.com";

    private readonly Rig _rig = new();

    public MfaTests() => _rig.Tenant.AddUser(Rig.Mobile, email: Email, requireMfa: true);

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(SandboxCodeKind.MfaSms, "sms", "mobile", "13800000000")]
    [InlineData(SandboxCodeKind.MfaSms, "sms", "mobile", "+86-13800000000")]
    [InlineData(SandboxCodeKind.MfaEmail, "email", "email", Email)]
    public async Task A_code_ends_the_flow_and_its_state_token(SandboxCodeKind kind, string path, string field, string recipient)
    {
        string token = await PendingAsync();
        SandboxCode code = _rig.Tenant.IssueCode(kind, recipient);
        Assert.Matches("^[0-9]{6}$", code.Code);

        Reply reply = await ConfirmAsync(path, field, recipient, code.Code, token);

        reply.AssertStatus("SUCCESS");
        Assert.Equal("expire id_token session_token status", reply.Shape);
        Assert.True(code.Used);
        (await ConfirmAsync(path, field, recipient, code.Code, token)).AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Fact]
    public async Task A_wrong_code_leaves_the_flow_open()
    {
        string token = await PendingAsync();
        (await ConfirmAsync("sms", "mobile", Rig.Mobile, "000", token)).AssertError("IDAAS.SDK.SMS.1005", "SMS verification code verification is incorrect");
        (await ConfirmAsync("email", "email", Email, "000", token)).AssertError("IDAAS.SDK.SMS.1006", "The email verification code is incorrect");
        (await ConfirmAsync("sms", "mobile", Rig.Mobile, _rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, Rig.Mobile).Code, token)).AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task A_code_of_another_kind_person_or_time_is_refused()
    {
        string token = await PendingAsync();
        string sms = _rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, Rig.Mobile).Code;
        Assert.Equal(400, (await ConfirmAsync("email", "email", Email, sms, token)).StatusCode);
        Assert.Equal(400, (await ConfirmAsync("sms", "mobile", "13900000000", _rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, "13900000000").Code, token)).StatusCode);
        _rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(400, (await ConfirmAsync("sms", "mobile", Rig.Mobile, sms, token)).StatusCode);
    }

    [Fact]
    public async Task A_flow_that_has_no_user_yet_has_no_second_factor()
    {
        string token = await _rig.BeginAsync("13900000000");
        (await ConfirmAsync("sms", "mobile", "13900000000", "123456", token)).AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Theory]
    [InlineData("{}", "mobile")]
    [InlineData("{\"mobile\":\"13800000000\"}", "verify_code")]
    public async Task Both_fields_are_required(string body, string missing) =>
        (await _rig.PostAsync("/api/v2/sdk/mfa/sms", body, await PendingAsync())).AssertError("IDAAS.SDK.COMMON.1001", $"Parameter {missing} cannot be left blank");

    private async Task<string> PendingAsync()
    {
        string token = await _rig.BeginAsync();
        (await _rig.BindAsync(token, _rig.PhoneCode())).AssertStatus("MFA_AUTH");
        return token;
    }

    private Task<Reply> ConfirmAsync(string path, string field, string recipient, string code, string token) =>
        _rig.PostAsync("/api/v2/sdk/mfa/" + path, $$"""{"{{field}}":"{{recipient}}","verify_code":"{{code}}"}""", token);
}
