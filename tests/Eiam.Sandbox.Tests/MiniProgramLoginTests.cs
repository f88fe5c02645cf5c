using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class MiniProgramLoginTests
{
    private const string Flow = """{"socialBindOrRegisterFlow":["VERIFY_PHONE","VERIFY_EMAIL"]}""";

    [Fact]
    public async Task An_unknown_mobile_is_asked_to_register()
    {
        using var rig = new Rig();

        Reply reply = await rig.LogInAsync(rig.LoginCode());

        reply.AssertStatus("USER_REGISTER");
        Assert.Equal("data state_token status", reply.Shape);
        Assert.Equal(Flow, reply.Text("data"));
        Assert.Empty(rig.Tenant.Users);
    }

    [Theory]
    [InlineData(true, " SOCIAL_BIND")]
    [InlineData(false, "SOCIAL_BIND")]
    public async Task A_known_mobile_is_asked_to_bind(bool vendorSpacing, string status)
    {
        using var rig = new Rig(new SandboxOptions { VendorStatusSpacing = vendorSpacing });
        SandboxUser user = rig.Tenant.AddUser(Rig.Mobile);

        Reply reply = await rig.LogInAsync(rig.LoginCode());

        reply.AssertStatus(status);
        Assert.Equal("data state_token status", reply.Shape);
        Assert.Equal(Flow, reply.Text("data"));
        Assert.False(user.IsBound);
    }

    [Fact]
    public async Task The_flow_is_printed_as_on_the_vendors_page()
    {
        using var rig = new Rig();

        Reply reply = await rig.LogInAsync(rig.LoginCode());

        Assert.Contains("""
            "data":"{\"socialBindOrRegisterFlow\":[\"VERIFY_PHONE\",\"VERIFY_EMAIL\"]}"
            """, reply.Body);
    }

    [Fact]
    public async Task A_bound_identity_logs_in()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode());

        Reply reply = await rig.LogInAsync(rig.LoginCode());

        reply.AssertStatus("SUCCESS");
        Assert.Equal("expire id_token session_token status", reply.Shape);
        Assert.Matches("^[A-Za-z0-9]{32}$", reply.Text("session_token"));
        Assert.Equal(432000, reply.Json.GetProperty("expire").GetInt64());
    }

    [Fact]
    public async Task A_disabled_user_is_denied()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Disabled = true });
        await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode());

        Reply reply = await rig.LogInAsync(rig.LoginCode());

        reply.AssertStatus("ACCESS_DENIED");
        Assert.Equal("status", reply.Shape);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_user_with_a_second_factor_gets_a_state_token(bool rotate)
    {
        using var rig = new Rig(new SandboxOptions { RotateStateToken = rotate });
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, RequireMfa = true });
        await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode());

        Reply reply = await rig.LogInAsync(rig.LoginCode());

        reply.AssertStatus("MFA_AUTH");
        Assert.Equal("state_token status", reply.Shape);
    }

    [Fact]
    public async Task Denial_goes_before_the_second_factor()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Disabled = true, RequireMfa = true });
        await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode());

        Reply reply = await rig.LogInAsync(rig.LoginCode());

        reply.AssertStatus("ACCESS_DENIED");
    }

    [Fact]
    public async Task An_unknown_code_has_failed()
    {
        using var rig = new Rig();

        Reply reply = await rig.LogInAsync("nobodyIssuedThis");

        reply.AssertError("IDAAS.SDK.COMMON.1005", "The code has failed");
    }

    [Fact]
    public async Task A_phone_code_does_not_log_in()
    {
        using var rig = new Rig();

        Reply reply = await rig.LogInAsync(rig.PhoneCode());

        reply.AssertError("IDAAS.SDK.COMMON.1005", "The code has failed");
    }

    [Fact]
    public async Task The_session_lifetime_is_told_in_seconds()
    {
        using var rig = new Rig(new SandboxOptions { SessionLifetime = System.TimeSpan.FromHours(12) });

        Reply reply = await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode(), Rig.RegisterBindPath);

        Assert.Equal(43200, reply.Json.GetProperty("expire").GetInt64());
    }
}
