using System;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class StateTokenTests
{
    private const string Code = "IDAAS.SDK.COMMON.1007";
    private const string Message = "state_token parameter error";

    [Fact]
    public async Task Looks_like_the_documented_token()
    {
        using var rig = new Rig();

        string[] parts = (await rig.BeginAsync()).Split('.');

        Assert.Equal(3, parts.Length);
        Assert.Equal("""{"alg":"HS256","typ":"JWT"}""", Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[0])));
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(parts[1])).RootElement.ValueKind);
        Assert.Equal(32, Base64UrlEncoder.DecodeBytes(parts[2]).Length);
    }

    [Fact]
    public async Task Each_login_makes_another_one()
    {
        using var rig = new Rig();

        Assert.NotEqual(await rig.BeginAsync(), await rig.BeginAsync());
    }

    [Theory]
    [InlineData(Rig.BindPath)]
    [InlineData(Rig.RegisterBindPath)]
    public async Task A_missing_one_is_refused(string path)
    {
        using var rig = new Rig();

        (await rig.BindAsync(null, rig.PhoneCode(), path)).AssertError(Code, Message);
    }

    [Fact]
    public async Task An_unknown_one_is_refused()
    {
        using var rig = new Rig();
        string stateToken = await rig.BeginAsync();

        (await rig.BindAsync(stateToken + "x", rig.PhoneCode())).AssertError(Code, Message);
    }

    [Fact]
    public async Task One_of_another_tenant_is_refused()
    {
        using var rig = new Rig();
        using var elsewhere = new Rig();

        (await rig.BindAsync(await elsewhere.BeginAsync(), rig.PhoneCode())).AssertError(Code, Message);
    }

    [Fact]
    public async Task One_of_another_client_is_refused()
    {
        using var rig = new Rig();
        string stateToken = await rig.BeginAsync();
        rig.Tenant.Options.ClientId = "another";

        (await rig.BindAsync(stateToken, rig.PhoneCode())).AssertError(Code, Message);
    }

    [Fact]
    public async Task It_lives_until_just_before_ten_minutes()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        string stateToken = await rig.BeginAsync();
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(9));

        (await rig.BindAsync(stateToken, rig.PhoneCode())).AssertStatus("SUCCESS");
    }

    [Fact]
    public async Task It_is_dead_after_ten_minutes()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        string stateToken = await rig.BeginAsync();
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(10));

        (await rig.BindAsync(stateToken, rig.PhoneCode())).AssertError(Code, Message);
    }

    [Fact]
    public async Task Its_lifetime_is_an_option()
    {
        using var rig = new Rig(new SandboxOptions { StateTokenLifetime = TimeSpan.FromHours(2) });
        rig.Tenant.AddUser(Rig.Mobile);
        string stateToken = await rig.BeginAsync();
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(119));

        (await rig.BindAsync(stateToken, rig.PhoneCode())).AssertStatus("SUCCESS");
    }
}
