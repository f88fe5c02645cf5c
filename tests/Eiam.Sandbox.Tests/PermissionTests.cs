using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The permissions of an application: the table of eiam-tenant-api.md, section 3, and what a call without one is answered.</summary>
public class PermissionTests
{
    [Fact]
    public void Every_call_of_the_management_API_needs_a_permission_and_no_other_does()
    {
        Assert.All(SandboxTenant.Routes, route => Assert.Equal(route.Credential == "TenantToken", route.Permissions.Count > 0));
        Assert.All(SandboxTenant.Routes.SelectMany(route => route.Permissions), permission => Assert.Contains(permission, SandboxOptions.KnownPermissions));
    }

    [Theory]
    [InlineData("GET", "/users", "user_read user_all read all")]
    [InlineData("POST", "/users", "user_all all")]
    [InlineData("POST", "/users/user-by-email", "user_read user_all read all")]
    [InlineData("PUT", "/users/{user_id}/enable", "user_all all")]
    [InlineData("POST", "/users/{user_id}/applications/{app_id}/accounts", "user_all all")]
    [InlineData("GET", "/organizations/{org_id}/org-leader", "org_read read all")]
    [InlineData("DELETE", "/organizations/{org_id}", "org_all all")]
    [InlineData("GET", "/applications/{app_id}/accounts", "account_read account_all read all")]
    [InlineData("GET", "/applications/{app_id}/account/{account_id}/permissions", "account_read account_all read all")]
    [InlineData("DELETE", "/applications/{app_id}/accounts/{account_id}/member-role", "account_all all")]
    [InlineData("GET", "/applications/{app_id}/organizations", "app_org_read app_org_all read all")]
    [InlineData("GET", "/applications/{app_id}/app-roles", "app_role_read read all")]
    [InlineData("GET", "/applications/{app_id}/role-member-list/{role_id}", "app_role_read read all")]
    [InlineData("GET", "/applications/{app_id}/app-roles/permissions/page", "app_role_read app_role_all read all")]
    [InlineData("GET", "/applications/{app_id}/app-role/{role_id}/permissions", "app_role_read app_role_all read all")]
    [InlineData("POST", "/applications/{app_id}/role-member", "app_role_all all")]
    [InlineData("GET", "/applications/{app_id}/func-perms", "app_func_read app_func_all read all")]
    [InlineData("GET", "/applications/{app_id}/data-perms", "app_data_read app_data_all read all")]
    [InlineData("POST", "/job-positions", "job_position_all all")]
    [InlineData("GET", "/job-titles/{title_id}", "job_title_read job_title_all read all")]
    [InlineData("GET", "/logs/users-log", "operation_log_read read all")]
    public void A_call_needs_one_of_the_documented_permissions(string method, string path, string permissions) =>
        Assert.Equal(permissions, string.Join(' ', Routing.TenantPermissions.Of(method, "/api/v2/tenant" + path)));

    [Theory]
    [InlineData("all", 200, 201, 200)]
    [InlineData("read", 200, 403, 200)]
    [InlineData("user_all", 200, 201, 403)]
    [InlineData("user_read", 200, 403, 403)]
    [InlineData("org_all", 403, 403, 403)]
    [InlineData("user_read org_read", 200, 403, 200)]
    [InlineData("", 403, 403, 403)]
    public async Task A_call_without_its_permission_is_forbidden(string granted, int read, int create, int organizations)
    {
        using Rig rig = new(new SandboxOptions { Permissions = granted.Split(' ', StringSplitOptions.RemoveEmptyEntries) });

        int[] statuses =
        [
            (await rig.TenantAsync("/users?offset=0&limit=10")).StatusCode,
            (await rig.TenantAsync("/users", """{"user_name":"a"}""")).StatusCode,
            (await rig.TenantAsync("/organizations?offset=0&limit=10")).StatusCode,
        ];

        Assert.Equal([read, create, organizations], statuses);
        Assert.Equal(create == 201 ? 1 : 0, rig.Tenant.Users.Count);
    }

    [Fact]
    public async Task The_answer_names_the_permissions_of_which_one_is_enough()
    {
        using Rig rig = new(new SandboxOptions { Permissions = ["user_read"] });

        Reply reply = await rig.TenantAsync("/organizations?offset=0&limit=10");

        Assert.Equal((403, "SANDBOX.PERMISSION.0001", "error_code error_msg"), (reply.StatusCode, reply.Text("error_code"), reply.Shape));
        Assert.Equal("the application has none of the permissions org_read, read, all", reply.Text("error_msg"));
    }

    [Fact]
    public async Task A_change_counts_from_the_next_request_on_and_a_wrong_token_is_told_first()
    {
        using Rig rig = new();
        string token = (await rig.TokenAsync()).Text("access_token");
        Assert.Equal(200, (await rig.TenantAsync("/users?offset=0&limit=10", token: token)).StatusCode);

        rig.Tenant.Options.Permissions = ["ORG_READ", "org_read"];

        Assert.Equal(["org_read"], rig.Tenant.Options.Permissions);
        Assert.Equal(403, (await rig.TenantAsync("/users?offset=0&limit=10", token: token)).StatusCode);
        (await rig.TenantAsync("/users?offset=0&limit=10", token: "wrong")).AssertOAuthError(400, "invalid_token");
    }

    [Theory]
    [InlineData(null, "all")]
    [InlineData("user_read org_read", "user_read org_read")]
    public async Task The_id_token_beside_the_access_token_tells_them(string? granted, string told)
    {
        SandboxOptions options = new();
        if (granted is not null)
        {
            options.Permissions = granted.Split(' ');
        }

        using Rig rig = new(options);
        JsonWebToken token = new((await rig.TokenAsync()).Text("id_token"));

        JsonElement permissions = token.GetPayloadValue<JsonElement>("permissions");
        Assert.Equal(JsonValueKind.Array, permissions.ValueKind);
        Assert.Equal(told, string.Join(' ', permissions.EnumerateArray().Select(one => one.GetString())));
    }

    [Fact]
    public void An_unknown_permission_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SandboxOptions { Permissions = ["user_read", "userread"] });

        Assert.StartsWith("Permissions: there is no 'userread'. Give some of all, read, user_all,", error.Message, StringComparison.Ordinal);
    }
}
