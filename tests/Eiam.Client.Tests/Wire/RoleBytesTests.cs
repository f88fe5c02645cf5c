using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The bytes of the calls of roles and permissions, against the vendor's pages, and what is read of their answers.</summary>
public class RoleBytesTests
{
    private const string Path = "/api/v2/tenant/applications/app%201";
    private const string Token = "Bearer access-token-1";
    private const string Page = "?offset=0&limit=50";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Reads => new()
    {
        { "roles", Path + "/app-roles" + Page },
        { "members", Path + "/role-member-list/r%2F1" + Page },
        { "role", Path + "/app-role/r%2F1/permissions" },
        { "role pages", Path + "/app-roles/permissions/page" + Page },
        { "account", Path + "/account/a%2F1/permissions" },
        { "account pages", Path + "/accounts/permissions/page" + Page },
        { "functions", Path + "/func-perms" + Page },
        { "data", Path + "/data-perms?model_id=m%261&offset=0&limit=50" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_is_spelled_as_the_vendor_spells_it(string what, string path)
    {
        EiamRequest request = what switch
        {
            "roles" => new RolesRequest("app 1"),
            "members" => new RoleMembersRequest("app 1", "r/1"),
            "role" => new RolePermissionRequest("app 1", "r/1"),
            "role pages" => new RolePermissionsRequest("app 1"),
            "account" => new AccountPermissionRequest("app 1", "a/1"),
            "account pages" => new AccountPermissionsRequest("app 1"),
            "functions" => PermissionsRequest.OfFunctions("app 1"),
            _ => PermissionsRequest.OfData("app 1", "m&1"),
        };
        TenantTransport tenant = new(_ => StubTransport.Response(200, """{"roles":[],"role_members":[],"list":[]}"""));
        await ReadAsync(tenant, request);
        TenantCall call = Assert.Single(tenant.Calls);
        Assert.Equal(("GET", path, null, Token), (call.Method, call.PathAndQuery, call.Body, call.Authorization));
    }

    [Theory]
    [InlineData(true, true, "POST", "/role-member", """{"role_id":"r","account_Ids":["a","竹"]}""")]
    [InlineData(true, false, "DELETE", "/role-member", """{"role_id":"r","account_Ids":["a","竹"]}""")]
    [InlineData(false, true, "POST", "/accounts/x%2F1/member-role", """{"role_ids":["a","竹"]}""")]
    [InlineData(false, false, "DELETE", "/accounts/x%2F1/member-role", """{"role_ids":["a","竹"]}""")]
    public async Task A_change_has_its_ids_in_a_body_whatever_its_method(bool ofRole, bool add, string method, string path, string body)
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                await connection.SendAsync(Scripts.Http(request.Line.Contains("/token", StringComparison.Ordinal) ? TenantTransport.TokenJson(1) : """{"success_list":["a","竹"],"fail_list":[]}"""));
            }
        });
        using EiamClient client = new(Sample.Options(server.Uri, clientSecret: TenantTransport.ClientSecret));
        List<object?> items = await ReadAsync(client, Change(ofRole, add, "a", "竹"));
        FaultRequest sent = Assert.Single(server.Requests, r => !r.Line.Contains("/token", StringComparison.Ordinal));
        Assert.Equal($"{method} {Path}{path} HTTP/1.1", sent.Line);
        Assert.Equal(("application/json; charset=utf-8", body, Token), (sent.Header("Content-Type"), sent.Body, sent.Header("Authorization")));
        Assert.Equal(
            ofRole ? [("app 1", "r", "a"), ("app 1", "r", "竹")] : new (string?, string?, string?)[] { ("app 1", "a", "x/1"), ("app 1", "竹", "x/1") },
            items.Cast<RoleAssignment>().Select(r => (r.ApplicationId, r.RoleId, r.AccountId)));
    }

    [Fact]
    public async Task A_role_and_its_member_are_read_field_by_field()
    {
        Role role = Assert.IsType<Role>(Assert.Single(await AnsweredAsync(
            new RolesRequest("app"),
            """{"total":1,"offset":0,"limit":50,"roles":[{"id":"r","code":"c","name":"n","parentId":"p","sequence":"7","description":"d","disabled":"true","remoteId":9,"more":1}]}""")));
        Assert.Equal(
            ("app", "r", "c", "n", "p", 7L, "d", true, "9"),
            (role.ApplicationId, role.RoleId, role.Code, role.Name, role.ParentId, role.Sequence, role.Description, role.Disabled, role.RemoteId));
        Assert.Equal(1L, role.AdditionalData["more"]);
        Assert.Equal("n", role.ToString());

        RoleMember member = Assert.IsType<RoleMember>(Assert.Single(await AnsweredAsync(
            new RoleMembersRequest("app", "r"),
            """{"total":1,"role_members":[{"id":"a","account_name":"zhangsan","name":"n","org_id":null,"disabled":false,"account_type":"PUBLIC_ACCOUNT","extension":{"x":1}}]}""")));
        Assert.Equal(
            ("app", "r", "a", "zhangsan", "n", null, false, "Public"),
            (member.ApplicationId, member.RoleId, member.AccountId, member.AccountName, member.Name, member.ApplicationOrganizationId, member.Disabled, member.Type));
        Assert.Contains("extension", member.AdditionalData.Keys);
    }

    [Fact]
    public async Task A_permission_is_read_field_by_field_in_both_kinds()
    {
        Permission function = Assert.IsType<Permission>(Assert.Single(await AnsweredAsync(
            PermissionsRequest.OfFunctions("app"),
            """{"number":0,"total":1,"size":50,"list":[{"id":"p","appId":"other","parentId":"q","code":"c","name":"n","type":"MENU","description":"d","sequence":1,"level":2,"path":"/p","displayPath":"/n","remoteId":"7"}]}""")));
        Assert.Equal(
            ("other", "p", PermissionKind.Function, "q", "c", "n", "MENU", null, "d"),
            (function.ApplicationId, function.PermissionId, function.Kind, function.ParentId, function.Code, function.Name, function.Type, function.ModelId, function.Description));
        Assert.Equal((1L, 2L, "/p", "/n", "7"), (function.Sequence, function.Level, function.Path, function.DisplayPath, function.RemoteId));

        Permission data = Assert.IsType<Permission>(Assert.Single(await AnsweredAsync(PermissionsRequest.OfData("app", "m"), """{"list":[{"id":"p","objmId":"m2"}]}""")));
        Assert.Equal(("app", PermissionKind.Data, "m2", null), (data.ApplicationId, data.Kind, data.ModelId, data.Type));
        Assert.Equal("m", Assert.IsType<Permission>(Assert.Single(await AnsweredAsync(PermissionsRequest.OfData("app", "m"), """{"list":[{"id":"p"}]}"""))).ModelId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_role_or_an_account_has_is_lists_which_may_be_absent_or_no_lists(bool paged)
    {
        const string Lists = """{"roleId":"r2","accountId":"a2","roles":[{"id":"x","remoteId":"1","more":2}],"funcPerms":[{"id":"f"},{"id":7}],"dataPerms":[]}""";
        string Answer(string item) => paged ? $$"""{"number":0,"total":1,"size":50,"list":[{{item}}]}""" : item;
        async Task<RolePermission> RoleAsync(string item) => Assert.IsType<RolePermission>(Assert.Single(await AnsweredAsync(paged ? new RolePermissionsRequest("app") : new RolePermissionRequest("app", "r"), Answer(item))));
        async Task<AccountPermission> AccountAsync(string item) => Assert.IsType<AccountPermission>(Assert.Single(await AnsweredAsync(paged ? new AccountPermissionsRequest("app") : new AccountPermissionRequest("app", "a"), Answer(item))));

        RolePermission role = await RoleAsync(Lists);
        Assert.Equal(("app", "r2"), (role.ApplicationId, role.RoleId));
        Assert.Equal(["f", "7"], role.FunctionPermissions!.Select(p => p.PermissionId));
        Assert.Empty(role.DataPermissions!);

        AccountPermission account = await AccountAsync(Lists);
        Assert.Equal(("app", "a2", "x", "1"), (account.ApplicationId, account.AccountId, Assert.Single(account.Roles!).RoleId, account.Roles![0].RemoteId));
        Assert.Equal(2L, account.Roles[0].AdditionalData["more"]);

        RolePermission nothing = await RoleAsync("{}");
        Assert.Equal((paged ? null : "r", null, null), (nothing.RoleId, nothing.FunctionPermissions, nothing.DataPermissions));
        AccountPermission odd = await AccountAsync("""{"roles":"all","funcPerms":["f"],"dataPerms":null}""");
        Assert.Equal((null, null, null), (odd.Roles, odd.FunctionPermissions, odd.DataPermissions));
        Assert.Equal(["funcPerms", "roles"], odd.AdditionalData.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_of_permissions_beyond_any_application_is_no_answer()
    {
        string many = "{\"funcPerms\":[" + string.Join(',', Enumerable.Repeat("{}", 20_001)) + "]}";
        Assert.Equal(EiamErrorId.UnexpectedResponse, (await Assert.ThrowsAsync<EiamException>(() => AnsweredAsync(new RolePermissionRequest("app", "r"), many))).ErrorId);
    }

    [Fact]
    public async Task Pages_have_50_rows()
    {
        TenantTransport tenant = new(call => StubTransport.Response(200, $$"""{"total":60,"roles":[{{string.Join(',', Enumerable.Range(call.Page * 50, call.Page == 0 ? 50 : 10).Select(n => $$"""{"id":"{{n}}"}"""))}}]}"""));
        List<object?> roles = await ReadAsync(tenant, new RolesRequest("app 1") { Skip = 5 });
        Assert.Equal(Enumerable.Range(5, 55).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), roles.Cast<Role>().Select(r => r.RoleId));
        Assert.Equal([Path + "/app-roles?offset=0&limit=50", Path + "/app-roles?offset=1&limit=50"], tenant.Calls.Select(c => c.PathAndQuery));
    }

    [Fact]
    public void What_cannot_be_sent_is_refused_by_its_name()
    {
        Assert.Equal("ApplicationId", Refused(() => new RolesRequest(null)));
        Assert.Equal("RoleId", Refused(() => new RoleMembersRequest("app", "..")));
        Assert.Equal("RoleId", Refused(() => new RolePermissionRequest("app", "")));
        Assert.Equal("AccountId", Refused(() => new AccountPermissionRequest("app", null)));
        Assert.Equal("ModelId", Refused(() => PermissionsRequest.OfData("app", " ")));
        Assert.Equal("ApplicationId", Refused(() => RoleMemberChangeRequest.Add(".", "r", ["a"])));
        Assert.Equal("RoleId", Refused(() => RoleMemberChangeRequest.Add("app", null, ["a"])));
        Assert.Equal("AccountId", Refused(() => RoleMemberChangeRequest.Add("app", "r", null)));
        Assert.Equal("AccountId", Refused(() => RoleMemberChangeRequest.Remove("app", "r", [])));
        Assert.Equal("AccountId", Refused(() => RoleMemberChangeRequest.Remove("app", "r", ["a", "", "b"])));
        Assert.Equal("AccountId", Refused(() => AccountRoleChangeRequest.Add("app", "..", ["r"])));
        Assert.Equal("RoleId", Refused(() => AccountRoleChangeRequest.Remove("app", "a", ["r", "a\0b"])));
    }

    private static RoleChange Change(bool ofRole, bool add, params string[] ids) => new(ofRole
        ? add ? RoleMemberChangeRequest.Add("app 1", "r", ids) : RoleMemberChangeRequest.Remove("app 1", "r", ids)
        : add ? AccountRoleChangeRequest.Add("app 1", "x/1", ids) : AccountRoleChangeRequest.Remove("app 1", "x/1", ids));

    private static string? Refused(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).ParamName;

    private static Task<List<object?>> AnsweredAsync(EiamRequest request, string answer) => ReadAsync(new TenantTransport(_ => StubTransport.Response(200, answer)), request);

    private static async Task<List<object?>> ReadAsync(TenantTransport tenant, EiamRequest request)
    {
        using EiamClient client = tenant.CreateClient();
        return await ReadAsync(client, request);
    }

    private static Task<List<object?>> ReadAsync(EiamClient client, RoleChange change)
    {
        change.Request.YieldsDone = true;
        return ReadAsync(client, change.Request);
    }

    private static async Task<List<object?>> ReadAsync(EiamClient client, EiamRequest request)
    {
        EiamResultReader reader = client.ReadResults(request, cancellationToken: Stop);
        List<object?> items = [];
        while (await reader.MoveNextAsync())
        {
            items.Add(reader.Current);
        }

        await reader.CloseAsync();
        return items;
    }

    private readonly record struct RoleChange(EiamIdListRequest Request);
}
