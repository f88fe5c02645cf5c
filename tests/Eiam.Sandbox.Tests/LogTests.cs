using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The tenant's log: its fields, its pages, and what is refused.</summary>
public class LogTests
{
    private const string Span = "start_time=2000-01-01%2000:00:00&end_time=2999-01-01%2000:00:00";

    [Fact]
    public async Task A_page_has_the_documented_fields_and_the_newest_event_first()
    {
        using var rig = new Rig();
        for (int i = 0; i < 12; i++)
        {
            await rig.TenantAsync("/organizations", $$"""{"code":"c{{i}}","name":"n"}""", method: "POST");
        }

        await rig.TenantAsync("/users/unknown", method: "DELETE");
        Reply page = await rig.TenantAsync($"/logs/users-log?{Span}&offset=0&limit=10");
        Assert.Equal("total number size list", string.Join(' ', page.Json.EnumerateObject().Select(member => member.Name)));
        Assert.Equal((13, 10), (page.Json.GetProperty("total").GetInt32(), page.Json.GetProperty("list").GetArrayLength()));
        Assert.Equal("FAILURE DELETE /api/v2/tenant/users/{user_id}", page.Json.GetProperty("list")[0].GetProperty("result").GetString() + " " + page.Json.GetProperty("list")[0].GetProperty("action").GetString());
        Assert.Equal(3, (await rig.TenantAsync($"/logs/users-log?{Span}&offset=1&limit=10")).Json.GetProperty("list").GetArrayLength());
    }

    [Fact]
    public async Task A_lookup_and_a_read_are_no_events()
    {
        using var rig = new Rig();
        await rig.TenantAsync("/users/user-by-username", """{"user_name":"u"}""", method: "POST");
        await rig.TenantAsync("/users?offset=0&limit=10");
        Assert.Equal(0, (await rig.TenantAsync($"/logs/users-log?{Span}&offset=0&limit=10")).Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("000000", "FAILURE")]
    [InlineData(null, "SUCCESS")]
    public async Task A_second_factor_has_the_name_of_the_user(string? code, string result)
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, UserName = "zhangsan", RequireMfa = true });
        string stateToken = await rig.BeginAsync();
        (await rig.BindAsync(stateToken, rig.PhoneCode())).AssertStatus("MFA_AUTH");
        await rig.PostAsync("/api/v2/sdk/mfa/sms", $$"""{"mobile":"13800000000","verify_code":"{{code ?? rig.Tenant.IssueCode(SandboxCodeKind.MfaSms, Rig.Mobile).Code}}"}""", stateToken);

        System.Text.Json.JsonElement newest = (await rig.TenantAsync($"/logs/users-log?{Span}&offset=0&limit=10")).Json.GetProperty("list")[0];
        Assert.Equal(("zhangsan", result), (newest.GetProperty("user_name").GetString(), newest.GetProperty("result").GetString()));
    }

    [Theory]
    [InlineData("/logs/users-log?offset=0&limit=10", "COM.0601")]
    [InlineData("/logs/users-log?start_time=yesterday&end_time=today&offset=0&limit=10", "COM.0601")]
    [InlineData("/logs/users-log?" + Span + "&offset=0&limit=5", "OAP.PAGE.0001")]
    [InlineData("/logs/users-log?" + Span + "&limit=10", "OAP.PAGE.0003")]
    [InlineData("/logs/auth-num?offset=0", "COM.0601")]
    public async Task What_is_missing_or_wrong_is_refused(string path, string code)
    {
        using var rig = new Rig();
        Assert.Equal(code, (await rig.TenantAsync(path)).Text("error_code"));
    }
}
