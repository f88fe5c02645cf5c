using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class UserChangeTests
{
    [Fact]
    public async Task A_created_user_is_found_changed_and_removed()
    {
        using var rig = new Rig();
        Reply created = await SendAsync(rig, "POST", "/users", """{"user_name":"wangwu","mobile":"13900000001","attr_birthday":"1993-08-25","attr_hire_date":"2026-12-01","pwd_must_modify":true}""");
        Assert.Equal(201, created.StatusCode);
        string one = "/users/" + created.Text("user_id");

        Assert.Equal(200, (await SendAsync(rig, "PUT", one, """{"name":"Wang Wu"}""")).StatusCode);
        JsonElement record = (await rig.TenantAsync(one)).Json;
        Assert.Equal("Wang Wu", record.GetProperty("name").GetString());
        Assert.Equal("+86-13900000001", record.GetProperty("mobile").GetString());
        Assert.Equal("1993-08-25 00:00:00.000", record.GetProperty("attr_birthday").GetString());
        Assert.Equal("2026-12-01 00:00:00.000", record.GetProperty("attr_hire_date").GetString());
        Assert.True(record.GetProperty("pwd_must_modify").GetBoolean());

        Reply removed = await SendAsync(rig, "DELETE", one);
        Assert.Equal((204, ""), (removed.StatusCode, removed.Body));
        (await rig.TenantAsync(one)).AssertError("USER.0001", "user does not exist");
        (await rig.TenantAsync("/users/user-by-mobile", """{"mobile":"13900000001"}""")).AssertError("USER.0001", "user does not exist");
        (await SendAsync(rig, "DELETE", one)).AssertError("USER.0001", "user does not exist");
    }

    [Fact]
    public async Task Several_users_can_have_no_mobile()
    {
        using var rig = new Rig();
        Assert.Equal(201, (await SendAsync(rig, "POST", "/users", """{"user_name":"a"}""")).StatusCode);
        Reply second = await SendAsync(rig, "POST", "/users", """{"user_name":"b"}""");
        Assert.Equal(201, second.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await rig.TenantAsync("/users/" + second.Text("user_id"))).Json.GetProperty("mobile").ValueKind);
    }

    [Theory]
    [InlineData("{}", "COM.0601")]
    [InlineData("""{"user_name":"zhangsan"}""", "COM.0601")]
    [InlineData("""{"user_name":"a","mobile":"13800000000"}""", "COM.0601")]
    [InlineData("""{"user_name":"a","attr_birthday":"25.8.1993"}""", "COM.0601")]
    [InlineData("""{"user_name":"a","pwd_must_modify":"true"}""", "COM.0601")]
    [InlineData("""{"user_name":"a","org_code":"none"}""", "ORG.0001")]
    [InlineData("""{"user_name":"a","user_org_relation_list":[{"org_code":"none","relation_type":0}]}""", "ORG.0001")]
    [InlineData("""{"user_name":"abcdef","password":"fedcba"}""", "PWD.0004")]
    public async Task A_user_that_cannot_be_is_not_created(string body, string code)
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, UserName = "zhangsan" });
        Reply reply = await SendAsync(rig, "POST", "/users", body);
        Assert.Equal((400, code), (reply.StatusCode, reply.Text("error_code")));
        Assert.Single(rig.Tenant.Users);
    }

    [Theory]
    [InlineData("""{"user_name":"zhangsan"}""", "user_name")]
    [InlineData("""{"user_name":"a","mobile":"13800000000"}""", "mobile")]
    public async Task A_value_that_another_user_has_is_said_to_be_taken(string body, string field)
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, UserName = "zhangsan" });
        (await SendAsync(rig, "POST", "/users", body)).AssertError("COM.0601", "parameter is taken by another object: " + field);
    }

    [Fact]
    public async Task The_address_of_a_removed_user_finds_the_next_who_has_it()
    {
        using var rig = new Rig();
        string first = (await SendAsync(rig, "POST", "/users", """{"user_name":"a","email":"x@example.com"}""")).Text("user_id");
        string second = (await SendAsync(rig, "POST", "/users", """{"user_name":"b","email":"X@example.com"}""")).Text("user_id");
        await SendAsync(rig, "DELETE", "/users/" + first);
        Assert.Equal(second, (await rig.TenantAsync("/users/user-by-email", """{"email":"x@example.com"}""")).Text("user_id"));
    }

    [Fact]
    public async Task An_old_password_is_compared()
    {
        using var rig = new Rig();
        SandboxUser user = rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, Password = "old-pass" });
        string path = "/users/" + user.Id + "/change-password-verify";
        Assert.Equal("PWD.0006", (await SendAsync(rig, "PUT", path, """{"password":"new-pass","old_password":"wrong"}""")).Text("error_code"));
        Assert.Equal(200, (await SendAsync(rig, "PUT", path, """{"password":"new-pass","old_password":"old-pass"}""")).StatusCode);
        Assert.Equal("PWD.0006", (await SendAsync(rig, "PUT", path, """{"password":"new-pass","old_password":"old-pass"}""")).Text("error_code"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"pwd_must_modify\":\"true\"", true)]
    [InlineData(",\"pwd_must_modify\":\"false\"", false)]
    public async Task A_password_that_is_set_has_to_be_changed_unless_it_is_said(string field, bool mustChange)
    {
        using var rig = new Rig();
        SandboxUser user = rig.Tenant.AddUser(Rig.Mobile);
        await SendAsync(rig, "PUT", "/users/" + user.Id + "/change-password", $$"""{"password":"new-pass"{{field}}}""");
        Assert.Equal(mustChange, user.PasswordMustChange);
    }

    private static Task<Reply> SendAsync(Rig rig, string method, string path, string? body = null) => rig.TenantAsync(path, body, method: method);
}
