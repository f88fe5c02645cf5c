using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using Eiam.Sandbox.State;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The roles and permissions of an application: each route, and each of its documented errors.</summary>
public class RoleTests
{
    private const string App = "/applications/sandbox-application";
    private const string Page = "?offset=0&limit=50";
    private const string Reader = "sandbox-role-reader";
    private const string Auditor = "sandbox-role-auditor";

    [Fact]
    public async Task A_role_has_the_documented_fields()
    {
        using var rig = new Rig();
        JsonElement list = (await rig.TenantAsync(App + "/app-roles" + Page)).Json;
        Assert.Equal("total offset limit roles", Names(list));
        Assert.Equal((2, 0, 50), (list.GetProperty("total").GetInt32(), list.GetProperty("offset").GetInt32(), list.GetProperty("limit").GetInt32()));
        JsonElement role = list.GetProperty("roles")[1];
        Assert.Equal("id code name parentId sequence description disabled remoteId", Names(role));
        Assert.Equal((Auditor, "auditor", false), (Text(role, "id"), Text(role, "code"), role.GetProperty("disabled").GetBoolean()));
    }

    [Fact]
    public async Task Members_are_added_and_removed_by_role_and_by_account()
    {
        using var rig = new Rig();
        AddAccount(rig, "a");
        AddAccount(rig, "b");
        Assert.Equal("""{"success_list":["a","b"],"fail_list":[]}""", await ChangeAsync(rig, "POST", "/role-member", """{"role_id":"sandbox-role-reader","account_Ids":["a","b"]}"""));
        Assert.Equal("""{"success_list":["sandbox-role-auditor"],"fail_list":[]}""", await ChangeAsync(rig, "POST", "/accounts/a/member-role", """{"role_ids":["sandbox-role-auditor"]}"""));
        Assert.Equal("a b", await MembersAsync(rig, Reader));
        Assert.Equal("a", await MembersAsync(rig, Auditor));

        JsonElement member = (await rig.TenantAsync($"{App}/role-member-list/{Auditor}{Page}")).Json.GetProperty("role_members")[0];
        Assert.Equal("id account_name name org_id disabled account_type extension", Names(member));
        Assert.Equal("ORPHAN_ACCOUNT", Text(member, "account_type"));

        Assert.Equal("""{"success_list":["a"],"fail_list":[]}""", await ChangeAsync(rig, "DELETE", "/role-member", """{"role_id":"sandbox-role-reader","account_Ids":["a"]}"""));
        Assert.Equal("""{"success_list":["sandbox-role-auditor"],"fail_list":[]}""", await ChangeAsync(rig, "DELETE", "/accounts/a/member-role", """{"role_ids":["sandbox-role-auditor"]}"""));
        Assert.Equal("b", await MembersAsync(rig, Reader));
        Assert.Empty(await MembersAsync(rig, Auditor));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task What_the_application_does_not_know_is_in_fail_list_and_the_rest_is_done_also_a_second_time(string method)
    {
        using var rig = new Rig();
        AddAccount(rig, "a");
        for (int time = 0; time < 2; time++)
        {
            Assert.Equal("""{"success_list":["a"],"fail_list":["x","y"]}""", await ChangeAsync(rig, method, "/role-member", """{"role_id":"sandbox-role-reader","account_Ids":["x","a","y"]}"""));
            Assert.Equal("""{"success_list":["sandbox-role-auditor"],"fail_list":["x"]}""", await ChangeAsync(rig, method, "/accounts/a/member-role", """{"role_ids":["x","sandbox-role-auditor"]}"""));
        }

        Assert.Equal(method == "POST" ? "a" : string.Empty, await MembersAsync(rig, Reader));
        Assert.Equal(method == "POST" ? "a" : string.Empty, await MembersAsync(rig, Auditor));
    }

    [Theory]
    [InlineData("GET", "/app-roles?offset=0&limit=50", null)]
    [InlineData("GET", "/role-member-list/sandbox-role-reader?offset=0&limit=50", null)]
    [InlineData("POST", "/role-member", """{"role_id":"sandbox-role-reader","account_Ids":["a"]}""")]
    [InlineData("DELETE", "/role-member", """{"role_id":"sandbox-role-reader","account_Ids":["a"]}""")]
    [InlineData("POST", "/accounts/a/member-role", """{"role_ids":["r"]}""")]
    [InlineData("DELETE", "/accounts/a/member-role", """{"role_ids":["r"]}""")]
    [InlineData("GET", "/app-role/sandbox-role-reader/permissions", null)]
    [InlineData("GET", "/app-roles/permissions/page?offset=0&limit=50", null)]
    [InlineData("GET", "/account/a/permissions", null)]
    [InlineData("GET", "/accounts/permissions/page?offset=0&limit=50", null)]
    [InlineData("GET", "/func-perms?offset=0&limit=50", null)]
    [InlineData("GET", "/data-perms?model_id=m&offset=0&limit=50", null)]
    public async Task An_application_that_is_not_there_is_APP_0001(string method, string path, string? body)
    {
        using var rig = new Rig();
        (await rig.TenantAsync("/applications/unknown" + path, body, method: method)).AssertError("APP.0001", "application does not exist");
    }

    [Theory]
    [InlineData("GET", "/role-member-list/unknown?offset=0&limit=50", null, "APP.ROLE.0002", "role does not exist")]
    [InlineData("POST", "/role-member", """{"role_id":"unknown","account_Ids":["a"]}""", "APP.ROLE.0002", "role does not exist")]
    [InlineData("DELETE", "/role-member", """{"role_id":"unknown","account_Ids":["a"]}""", "APP.ROLE.0002", "role does not exist")]
    [InlineData("GET", "/app-role/unknown/permissions", null, "APP.ROLE.0002", "role does not exist")]
    [InlineData("POST", "/accounts/unknown/member-role", """{"role_ids":["r"]}""", "APP.ACCOUNT.0028", "application account does not exist")]
    [InlineData("DELETE", "/accounts/unknown/member-role", """{"role_ids":["r"]}""", "APP.ACCOUNT.0028", "application account does not exist")]
    [InlineData("GET", "/account/unknown/permissions", null, "APP.ACCOUNT.0028", "application account does not exist")]
    [InlineData("POST", "/role-member", """{"account_Ids":["a"]}""", "COM.0601", "parameter missing or of the wrong type: role_id")]
    [InlineData("POST", "/role-member", """{"role_id":"sandbox-role-reader"}""", "COM.0601", "parameter missing or of the wrong type: account_Ids")]
    [InlineData("POST", "/role-member", """{"role_id":"sandbox-role-reader","account_Ids":[]}""", "COM.0601", "parameter missing or of the wrong type: account_Ids")]
    [InlineData("POST", "/role-member", """{"role_id":"sandbox-role-reader","account_Ids":[7]}""", "COM.0601", "parameter missing or of the wrong type: account_Ids")]
    [InlineData("POST", "/role-member", """{"role_id":"sandbox-role-reader","account_ids":["a"]}""", "COM.0601", "parameter missing or of the wrong type: account_Ids")]
    [InlineData("DELETE", "/accounts/a/member-role", """{"role_ids":"r"}""", "COM.0601", "parameter missing or of the wrong type: role_ids")]
    [InlineData("GET", "/data-perms?offset=0&limit=50", null, "COM.0601", "parameter missing or of the wrong type: model_id")]
    [InlineData("GET", "/app-roles?offset=0&limit=51", null, "TENANT-COMMON-0005", "parameter error, limit: at most 50")]
    [InlineData("GET", "/func-perms?offset=0&limit=0", null, "TENANT-COMMON-0005", "parameter error, limit: at most 50")]
    [InlineData("GET", "/accounts/permissions/page?limit=50", null, "TENANT-COMMON-0005", "parameter error, offset")]
    public async Task A_documented_error_is_answered(string method, string path, string? body, string code, string message)
    {
        using var rig = new Rig();
        AddAccount(rig, "a");
        (await rig.TenantAsync(App + path, body, method: method)).AssertError(code, message);
    }

    [Fact]
    public async Task A_call_takes_50_ids()
    {
        using var rig = new Rig();
        string Body(int count) => $$"""{"role_id":"sandbox-role-reader","account_Ids":[{{string.Join(',', Enumerable.Range(0, count).Select(n => $"\"{n}\""))}}]}""";
        (await rig.TenantAsync(App + "/role-member", Body(51))).AssertError("COM.0601", "parameter missing or of the wrong type: account_Ids");
        Assert.Equal(50, (await rig.TenantAsync(App + "/role-member", Body(50))).Json.GetProperty("fail_list").GetArrayLength());
    }

    [Fact]
    public async Task An_application_without_roles_is_APP_OBJECTMODEL_0006()
    {
        using var rig = new Rig();
        State(rig).Applications.Add(new Application("plain") { HasRoleModel = false });
        foreach (string method in (string[])["POST", "DELETE"])
        {
            (await rig.TenantAsync("/applications/plain/role-member", """{"role_id":"r","account_Ids":["a"]}""", method: method)).AssertError("APP.OBJECTMODEL.0006", "the role model of the application is not switched on");
            (await rig.TenantAsync("/applications/plain/accounts/a/member-role", """{"role_ids":["r"]}""", method: method)).AssertError("APP.OBJECTMODEL.0006", "the role model of the application is not switched on");
        }
    }

    [Fact]
    public async Task A_permission_has_the_documented_fields_in_both_kinds()
    {
        using var rig = new Rig();
        JsonElement functions = (await rig.TenantAsync(App + "/func-perms" + Page)).Json;
        Assert.Equal("total number size list", Names(functions));
        JsonElement export = functions.GetProperty("list")[1];
        Assert.Equal("id appId parentId code name type description sequence level path displayPath remoteId extension", Names(export));
        Assert.Equal(
            ("sandbox-function-export", "sandbox-application", "sandbox-function-report", "OPERATE", 2, "/Reports/Export a report"),
            (Text(export, "id"), Text(export, "appId"), Text(export, "parentId"), Text(export, "type"), export.GetProperty("level").GetInt32(), Text(export, "displayPath")));

        JsonElement data = (await rig.TenantAsync(App + "/data-perms?model_id=sandbox-model-region&offset=0&limit=50")).Json.GetProperty("list")[0];
        Assert.Equal("id appId objmId parentId code name description sequence level path displayPath remoteId extension", Names(data));
        Assert.Equal(0, (await rig.TenantAsync(App + "/data-perms?model_id=unknown&offset=0&limit=50")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_role_and_an_account_have_their_permissions()
    {
        using var rig = new Rig();
        AddAccount(rig, "a");
        AddAccount(rig, "b");
        await ChangeAsync(rig, "POST", "/accounts/a/member-role", """{"role_ids":["sandbox-role-reader","sandbox-role-auditor"]}""");

        Assert.Equal(
            """{"funcPerms":[{"id":"sandbox-function-report","remoteId":"1"}],"dataPerms":[]}""",
            (await rig.TenantAsync($"{App}/app-role/{Reader}/permissions")).Body);
        JsonElement roles = (await rig.TenantAsync(App + "/app-roles/permissions/page" + Page)).Json;
        Assert.Equal("total number size list", Names(roles));
        Assert.Equal(["roleId funcPerms", "roleId funcPerms dataPerms"], roles.GetProperty("list").EnumerateArray().Select(Names));

        JsonElement account = (await rig.TenantAsync($"{App}/account/a/permissions")).Json;
        Assert.Equal("roles funcPerms dataPerms", Names(account));
        Assert.Equal([2, 2, 1], account.EnumerateObject().Select(list => list.Value.GetArrayLength()));
        JsonElement accounts = (await rig.TenantAsync(App + "/accounts/permissions/page" + Page)).Json;
        Assert.Equal(["accountId roles funcPerms", "accountId"], accounts.GetProperty("list").EnumerateArray().Select(Names));
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        using var rig = new Rig();
        for (int i = 0; i < 7; i++)
        {
            AddAccount(rig, i.ToString(CultureInfo.InvariantCulture));
        }

        JsonElement page = (await rig.TenantAsync(App + "/accounts/permissions/page?offset=2&limit=3")).Json;
        Assert.Equal((7, 2, 3), (page.GetProperty("total").GetInt32(), page.GetProperty("number").GetInt32(), page.GetProperty("size").GetInt32()));
        Assert.Equal("6", Text(Assert.Single(page.GetProperty("list").EnumerateArray()), "accountId"));
        Assert.Empty((await rig.TenantAsync(App + "/accounts/permissions/page?offset=3&limit=3")).Json.GetProperty("list").EnumerateArray());
    }

    private static async Task<string> ChangeAsync(Rig rig, string method, string path, string body) => (await rig.TenantAsync(App + path, body, method: method)).Body;

    private static async Task<string> MembersAsync(Rig rig, string role) => string.Join(
        ' ', (await rig.TenantAsync($"{App}/role-member-list/{role}{Page}")).Json.GetProperty("role_members").EnumerateArray().Select(member => Text(member, "id")));

    // The accounts' own routes are not what is tested here.
    private static void AddAccount(Rig rig, string id) => State(rig).Applications.All[0].Accounts.Add(new Account(id, AccountType.Orphan, id));

    private static TenantState State(Rig rig) => (TenantState)typeof(SandboxTenant).GetField("_state", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(rig.Tenant)!;

    private static string? Text(JsonElement record, string field) => record.GetProperty(field).GetString();

    private static string Names(JsonElement record) => string.Join(' ', record.EnumerateObject().Select(member => member.Name));
}
