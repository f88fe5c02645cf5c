using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The accounts of an application.</summary>
public class ApplicationAccountTests
{
    private const string Basic = "/basic-account";

    [Fact]
    public async Task A_basic_account_gets_the_name_of_its_user_and_is_found_changed_and_removed()
    {
        using var rig = new Rig();
        SandboxUser user = User(rig);
        Reply created = await SendAsync(rig, "POST", Basic, $$$"""{"user_id":"{{{user.Id}}}","name":"Zhang","password":"first-pass-1","extension":{"age":"18"}}""");
        Assert.Equal((201, "account_id"), (created.StatusCode, created.Shape));
        string one = "/" + created.Text("account_id");

        Reply found = await SendAsync(rig, "GET", one);
        Assert.Equal("account_name account_type disabled extension id name org_id", found.Shape);
        Assert.Equal(("zhangsan", "Zhang", "BASIC_ACCOUNT"), (found.Text("account_name"), found.Text("name"), found.Text("account_type")));
        Assert.Equal("18", found.Json.GetProperty("extension").GetProperty("age").GetString());
        Assert.DoesNotContain("first-pass-1", found.Body);

        Reply changed = await SendAsync(rig, "PUT", one, """{"account_name":"zhang.san","disabled":true}""");
        Assert.Equal((201, created.Text("account_id")), (changed.StatusCode, changed.Text("account_id")));
        found = await SendAsync(rig, "GET", one);
        Assert.Equal(("zhang.san", "Zhang", true), (found.Text("account_name"), found.Text("name"), found.Json.GetProperty("disabled").GetBoolean()));

        Assert.Equal((204, ""), (await SendAsync(rig, "DELETE", one)) is var removed ? (removed.StatusCode, removed.Body) : default);
        (await SendAsync(rig, "GET", one)).AssertError("APP.ACCOUNT.0028", "application account does not exist");
        (await SendAsync(rig, "DELETE", one)).AssertError("APP.ACCOUNT.0028", "application account does not exist");
    }

    [Theory]
    [InlineData("enable", false)]
    [InlineData("disable", true)]
    public async Task An_account_is_enabled_and_disabled_as_often_as_one_likes(string how, bool disabled)
    {
        using var rig = new Rig();
        string one = "/" + (await SendAsync(rig, "POST", "/orphan-account", """{"account_name":"a"}""")).Text("account_id");
        Assert.Equal(200, (await SendAsync(rig, "PUT", $"{one}/{how}")).StatusCode);
        Assert.Equal(one.TrimStart('/'), (await SendAsync(rig, "PUT", $"{one}/{how}")).Text("account_id"));
        Assert.Equal(disabled, (await SendAsync(rig, "GET", one)).Json.GetProperty("disabled").GetBoolean());
        (await SendAsync(rig, "PUT", "/unknown/" + how)).AssertError("APP.ACCOUNT.0028", "application account does not exist");
    }

    [Fact]
    public async Task The_list_has_pages_and_types()
    {
        using var rig = new Rig();
        SandboxUser user = User(rig);
        await SendAsync(rig, "POST", Basic, $$"""{"user_id":"{{user.Id}}"}""");
        await SendAsync(rig, "POST", "/public-account", """{"account_name":"shared"}""");
        for (int i = 0; i < 10; i++)
        {
            await SendAsync(rig, "POST", "/orphan-account", $$"""{"account_name":"m{{i}}"}""");
        }

        Reply first = await SendAsync(rig, "GET", "?offset=0&limit=10");
        Assert.Equal("accounts total", first.Shape);
        Assert.Equal(12, first.Json.GetProperty("total").GetInt32());
        Assert.Equal(["zhangsan", "shared", "m0"], Names(first).Take(3));
        Assert.Equal(["m8", "m9"], Names(await SendAsync(rig, "GET", "?offset=1&limit=10&account_type=")));
        Assert.Equal(["shared"], Names(await SendAsync(rig, "GET", "?account_type=PUBLIC_ACCOUNT&offset=0&limit=10")));
        (await SendAsync(rig, "GET", "?account_type=OTHER&offset=0&limit=10")).AssertError("APP.ACCOUNT.0045", "wrong account type");
        (await SendAsync(rig, "GET", "?offset=0&limit=101")).AssertError("OAP.PAGE.0001", "paging parameter error");
    }

    [Fact]
    public async Task A_user_has_one_basic_account_by_either_call()
    {
        using var rig = new Rig();
        SandboxUser user = User(rig);
        string own = $"/users/{user.Id}/applications/{rig.Tenant.Options.ApplicationId}/accounts";
        Reply created = await rig.TenantAsync(own, "{}");
        Assert.Equal((200, "account_id"), (created.StatusCode, created.Shape));
        (await rig.TenantAsync(own, """{"account_name":"other"}""")).AssertError("APP.ACC.0029", "application account exists");
        (await SendAsync(rig, "POST", Basic, $$"""{"user_id":"{{user.Id}}","account_name":"other"}""")).AssertError("APP.ACC.0029", "application account exists");

        JsonElement list = (await rig.TenantAsync($"/users/{user.Id}/accounts")).Json;
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        JsonElement row = list.GetProperty("accounts")[0];
        Assert.Equal("account_name account_type application_id extension id name", string.Join(' ', row.EnumerateObject().Select(m => m.Name).Order()));
        Assert.Equal((created.Text("account_id"), rig.Tenant.Options.ApplicationId), (row.GetProperty("id").GetString(), row.GetProperty("application_id").GetString()));
        (await rig.TenantAsync("/users/unknown/accounts")).AssertError("USER.0001", "user does not exist");
    }

    [Theory]
    [InlineData("/orphan-account", """{"account_name":"taken"}""", "APP.ACC.0013")]
    [InlineData("/public-account", """{"account_name":"taken"}""", "APP.ACC.0013")]
    [InlineData(Basic, """{"user_id":"ID","account_name":"taken"}""", "APP.ACC.0013")]
    [InlineData(Basic, """{"user_id":"unknown"}""", "USER.0001")]
    [InlineData(Basic, """{"user_id":"ID","org_code":"unknown"}""", "APP.ORG.0024")]
    [InlineData("/public-account", """{"account_name":"a","org_code":"unknown"}""", "APP.ORG.0024")]
    [InlineData("/public-account", """{"name":"a"}""", "COM.0601")]
    [InlineData("/orphan-account", """{"account_name":"a","disabled":"yes"}""", "COM.0601")]
    [InlineData("/orphan-account", """{"account_name":"a","extension":[]}""", "COM.0601")]
    public async Task An_account_that_cannot_be_is_not_created(string path, string body, string code)
    {
        using var rig = new Rig();
        SandboxUser user = User(rig);
        await SendAsync(rig, "POST", "/orphan-account", """{"account_name":"taken"}""");
        Reply reply = await SendAsync(rig, "POST", path, body.Replace("ID", user.Id));
        Assert.Equal((400, code), (reply.StatusCode, reply.Text("error_code")));
        Assert.Equal(1, (await SendAsync(rig, "GET", "?offset=0&limit=10")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_change_that_is_refused_changes_nothing()
    {
        using var rig = new Rig();
        await SendAsync(rig, "POST", "/orphan-account", """{"account_name":"taken"}""");
        string one = "/" + (await SendAsync(rig, "POST", "/orphan-account", """{"account_name":"a","name":"n"}""")).Text("account_id");
        (await SendAsync(rig, "PUT", one, """{"account_name":"taken","name":"m"}""")).AssertError("APP.ACC.0013", "account name exists");
        (await SendAsync(rig, "PUT", one, """{"account_name":"b","name":"m","org_code":"x"}""")).AssertError("APP.ORG.0024", "application organization does not exist");
        Assert.Equal("COM.0601", (await SendAsync(rig, "PUT", one, """{"name":"m"}""")).Text("error_code"));
        (await SendAsync(rig, "PUT", "/unknown", """{"account_name":"b"}""")).AssertError("APP.ACCOUNT.0028", "application account does not exist");
        Reply found = await SendAsync(rig, "GET", one);
        Assert.Equal(("a", "n"), (found.Text("account_name"), found.Text("name")));
    }

    [Fact]
    public async Task A_public_account_has_users_and_an_owner()
    {
        using var rig = new Rig();
        SandboxUser first = User(rig);
        SandboxUser second = rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "+86-13800000001", UserName = "lisi", Disabled = true });
        string id = (await SendAsync(rig, "POST", "/public-account", """{"account_name":"shared"}""")).Text("account_id");
        string shared = "/public-account/" + id;
        (await SendAsync(rig, "GET", shared + "/owner")).AssertError("APP.ACCOUNT.0037", "owner does not exist");
        Assert.Equal((200, id), (await SendAsync(rig, "POST", shared + "/users/bind", """{"user_names":["zhangsan","lisi"]}""")) is var bound ? (bound.StatusCode, bound.Text("account_id")) : default);
        Assert.Equal(200, (await SendAsync(rig, "POST", shared + "/users/bind", """{"user_names":["lisi"]}""")).StatusCode);
        JsonElement list = (await SendAsync(rig, "GET", shared + "/users?offset=0&limit=10")).Json;
        Assert.Equal(2, list.GetProperty("total").GetInt32());
        Assert.Equal($$"""{"id":"{{second.Id}}","userName":"lisi","disabled":true}""", list.GetProperty("associated_users")[1].GetRawText());
        Assert.Equal(1, (await rig.TenantAsync($"/users/{second.Id}/accounts")).Json.GetProperty("total").GetInt32());

        (await SendAsync(rig, "POST", shared + "/users/unbind", """{"user_names":["zhangsan","nobody"]}""")).AssertError("USER.0001", "user does not exist");
        Assert.Equal(200, (await SendAsync(rig, "POST", shared + "/users/unbind", """{"user_names":["zhangsan"]}""")).StatusCode);
        Assert.Equal(1, (await SendAsync(rig, "GET", shared + "/users?offset=0&limit=10")).Json.GetProperty("total").GetInt32());

        (await SendAsync(rig, "POST", shared + "/owner", """{"user_name":"nobody"}""")).AssertError("APP.ACCOUNT.0037", "owner does not exist");
        Assert.Equal(200, (await SendAsync(rig, "POST", shared + "/owner", """{"user_name":"zhangsan"}""")).StatusCode);
        Reply owner = await SendAsync(rig, "GET", shared + "/owner");
        Assert.Equal(("disabled user_id user_name", first.Id, "zhangsan"), (owner.Shape, owner.Text("user_id"), owner.Text("user_name")));
    }

    [Theory]
    [InlineData("GET", "/users?offset=0&limit=10", null)]
    [InlineData("POST", "/users/bind", """{"user_names":["zhangsan"]}""")]
    [InlineData("POST", "/users/unbind", """{"user_names":["zhangsan"]}""")]
    [InlineData("GET", "/owner", null)]
    [InlineData("POST", "/owner", """{"user_name":"zhangsan"}""")]
    public async Task Only_a_public_account_has_users_and_an_owner(string method, string call, string? body)
    {
        using var rig = new Rig();
        User(rig);
        string id = (await SendAsync(rig, "POST", "/orphan-account", """{"account_name":"a"}""")).Text("account_id");
        (await SendAsync(rig, method, $"/public-account/{id}{call}", body)).AssertError("APP.ACCOUNT.0038", "public account does not exist");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user_names":[]}""")]
    [InlineData("""{"user_names":[1]}""")]
    [InlineData("""{"user_names":"zhangsan"}""")]
    public async Task Names_of_users_are_a_list_of_texts(string body)
    {
        using var rig = new Rig();
        string id = (await SendAsync(rig, "POST", "/public-account", """{"account_name":"a"}""")).Text("account_id");
        Assert.Equal("COM.0601", (await SendAsync(rig, "POST", $"/public-account/{id}/users/bind", body)).Text("error_code"));
    }

    [Theory]
    [InlineData("GET", "?offset=0&limit=10", null)]
    [InlineData("GET", "/x", null)]
    [InlineData("PUT", "/x", """{"account_name":"a"}""")]
    [InlineData("DELETE", "/x", null)]
    [InlineData("PUT", "/x/disable", null)]
    [InlineData("POST", "/orphan-account", """{"account_name":"a"}""")]
    [InlineData("GET", "/public-account/x/owner", null)]
    public async Task An_application_that_is_not_there_has_its_code(string method, string call, string? body)
    {
        using var rig = new Rig();
        (await rig.TenantAsync("/applications/unknown/accounts" + call, body, method: method)).AssertError("APP.0001", "application does not exist");
    }

    private static SandboxUser User(Rig rig) => rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, UserName = "zhangsan" });

    private static string?[] Names(Reply reply) => [.. reply.Json.GetProperty("accounts").EnumerateArray().Select(a => a.GetProperty("account_name").GetString())];

    private static Task<Reply> SendAsync(Rig rig, string method, string path, string? body = null) =>
        rig.TenantAsync($"/applications/{rig.Tenant.Options.ApplicationId}/accounts{path}", body, method: method);
}
