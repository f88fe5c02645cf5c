using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class WeChatMobileBindTests
{
    private const string Other = "+86-13900000000";

    [Theory]
    [InlineData(Rig.BindPath)]
    [InlineData(Rig.RegisterBindPath)]
    public async Task Binds_to_the_user_with_the_mobile(string path)
    {
        using var rig = new Rig();
        SandboxUser user = rig.Tenant.AddUser(Rig.Mobile);

        Reply reply = await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode(), path);

        reply.AssertStatus("SUCCESS");
        Assert.Equal("expire id_token session_token status", reply.Shape);
        Assert.Matches("^[A-Za-z0-9]{32}$", reply.Text("session_token"));
        Assert.True(user.IsBound);
        Assert.Same(user, Assert.Single(rig.Tenant.Users));
    }

    [Theory]
    [InlineData(Rig.BindPath)]
    [InlineData(Rig.RegisterBindPath)]
    public async Task A_state_token_of_a_registration_is_taken_on_both_paths(string path)
    {
        using var rig = new Rig();
        Reply login = await rig.LogInAsync(rig.LoginCode());
        login.AssertStatus("USER_REGISTER");
        rig.Tenant.AddUser(Rig.Mobile);

        Reply reply = await rig.BindAsync(login.Text("state_token"), rig.PhoneCode(), path);

        reply.AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task Without_a_user_bind_finds_none_and_the_state_token_stays_good()
    {
        using var rig = new Rig();
        string stateToken = await rig.BeginAsync();
        SandboxCode phone = rig.Tenant.IssueCode(SandboxCodeKind.WeChatPhone, Rig.Mobile);

        Reply refused = await rig.BindAsync(stateToken, phone.Code);
        rig.Tenant.AddUser(Rig.Mobile);
        Reply again = await rig.BindAsync(stateToken, phone.Code);
        Reply withNewCode = await rig.BindAsync(stateToken, rig.PhoneCode());

        refused.AssertError("IDAAS.SDK.COMMON.1013", "The corresponding user is not found");
        Assert.True(phone.Used);
        again.AssertError("IDAAS.SDK.COMMON.1005", "The wechat_code has failed");
        withNewCode.AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task Without_a_user_register_bind_makes_one()
    {
        using var rig = new Rig();

        Reply reply = await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode(), Rig.RegisterBindPath);
        Reply login = await rig.LogInAsync(rig.LoginCode());

        reply.AssertStatus("SUCCESS");
        SandboxUser user = Assert.Single(rig.Tenant.Users);
        Assert.Equal((Rig.Mobile, "13800000000", true), (user.Mobile, user.UserName, user.IsBound));
        login.AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task Success_uses_up_the_state_token()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        string stateToken = await rig.BeginAsync();
        await rig.BindAsync(stateToken, rig.PhoneCode());

        Reply again = await rig.BindAsync(stateToken, rig.PhoneCode());

        again.AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Fact]
    public async Task The_phone_codes_mobile_decides_and_not_the_login_codes()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        SandboxUser other = rig.Tenant.AddUser(Other);

        await rig.BindAsync(await rig.BeginAsync(Rig.Mobile), rig.PhoneCode(Other));
        await rig.LogInAsync(rig.LoginCode(Rig.Mobile));

        Assert.True(other.IsBound);
        Assert.Equal("SUCCESS", rig.Tenant.Requests[^1].Status);
    }

    [Fact]
    public async Task A_user_may_be_bound_to_two_identities()
    {
        using var rig = new Rig();
        SandboxUser user = rig.Tenant.AddUser(Rig.Mobile);
        await rig.BindAsync(await rig.BeginAsync(Rig.Mobile), rig.PhoneCode());

        Reply second = await rig.BindAsync(await rig.BeginAsync(Other), rig.PhoneCode());

        second.AssertStatus("SUCCESS");
        Assert.True(user.IsBound);
    }

    [Fact]
    public async Task An_identity_belongs_to_the_user_it_was_bound_to_last()
    {
        using var rig = new Rig();
        SandboxUser first = rig.Tenant.AddUser(Rig.Mobile);
        SandboxUser second = rig.Tenant.AddUser(Other);
        string firstToken = await rig.BeginAsync();
        string secondToken = await rig.BeginAsync();

        await rig.BindAsync(firstToken, rig.PhoneCode(Rig.Mobile));
        await rig.BindAsync(secondToken, rig.PhoneCode(Other));

        Assert.False(first.IsBound);
        Assert.True(second.IsBound);
    }

    [Fact]
    public async Task A_disabled_user_is_denied()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Disabled = true });

        Reply reply = await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode());

        reply.AssertStatus("ACCESS_DENIED");
        Assert.Equal("status", reply.Shape);
    }

    [Fact]
    public async Task Without_rotation_a_second_factor_comes_without_a_state_token_and_the_old_one_lives()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, RequireMfa = true });
        string stateToken = await rig.BeginAsync();

        Reply reply = await rig.BindAsync(stateToken, rig.PhoneCode());
        Reply again = await rig.BindAsync(stateToken, rig.PhoneCode());

        reply.AssertStatus("MFA_AUTH");
        Assert.Equal("status", reply.Shape);
        again.AssertStatus("MFA_AUTH");
    }

    [Fact]
    public async Task With_rotation_a_second_factor_comes_with_a_new_state_token_and_the_old_one_dies()
    {
        using var rig = new Rig(new SandboxOptions { RotateStateToken = true });
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, RequireMfa = true });
        string stateToken = await rig.BeginAsync();

        Reply reply = await rig.BindAsync(stateToken, rig.PhoneCode());
        Reply withOld = await rig.BindAsync(stateToken, rig.PhoneCode());
        Reply withNew = await rig.BindAsync(reply.Text("state_token"), rig.PhoneCode());

        reply.AssertStatus("MFA_AUTH");
        Assert.Equal("state_token status", reply.Shape);
        Assert.NotEqual(stateToken, reply.Text("state_token"));
        withOld.AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
        withNew.AssertStatus("MFA_AUTH");
    }

    [Theory]
    [InlineData(false, "IDAAS.SDK.COMMON.1005")]
    [InlineData(true, "IDAAS.SDK.COMMON.1007")]
    public async Task Only_with_rotation_a_denial_ends_the_state_token(bool rotate, string codeOfSecondTry)
    {
        using var rig = new Rig(new SandboxOptions { RotateStateToken = rotate });
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Disabled = true });
        string stateToken = await rig.BeginAsync();

        Reply reply = await rig.BindAsync(stateToken, rig.PhoneCode());
        Reply again = await rig.BindAsync(stateToken, "nobodyIssuedThis");

        Assert.Equal("status", reply.Shape);
        Assert.Equal(codeOfSecondTry, again.Text("error_code"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_rotation_an_error_leaves_the_state_token_as_it_is(bool rotate)
    {
        using var rig = new Rig(new SandboxOptions { RotateStateToken = rotate });
        string stateToken = await rig.BeginAsync();
        await rig.BindAsync(stateToken, rig.PhoneCode());

        Reply again = await rig.BindAsync(stateToken, rig.PhoneCode(), Rig.RegisterBindPath);

        again.AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task A_login_code_is_no_phone_code()
    {
        using var rig = new Rig();

        Reply reply = await rig.BindAsync(await rig.BeginAsync(), rig.LoginCode());

        reply.AssertError("IDAAS.SDK.COMMON.1005", "The wechat_code has failed");
    }

    [Fact]
    public async Task A_refused_state_token_does_not_cost_the_phone_code()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        SandboxCode phone = rig.Tenant.IssueCode(SandboxCodeKind.WeChatPhone, Rig.Mobile);

        await rig.BindAsync("unknown", phone.Code);
        bool usedByRefusal = phone.Used;
        Reply reply = await rig.BindAsync(await rig.BeginAsync(), phone.Code);

        Assert.False(usedByRefusal);
        reply.AssertStatus("SUCCESS");
        Assert.True(phone.Used);
    }

    [Fact]
    public async Task A_registered_name_steps_aside_when_it_is_taken()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Other, UserName = "13800000000" });

        await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode(), Rig.RegisterBindPath);

        Assert.Equal("13800000000-2", rig.Tenant.Users[1].UserName);
        Assert.Equal(2, rig.Tenant.Users.Count);
    }
}
