using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The organizations of an application: each route, and those of its documented errors that its calls can bring about.</summary>
public class ApplicationOrganizationTests
{
    private const string Path = "/applications/sandbox-application/organizations";

    [Fact]
    public async Task A_record_has_the_documented_fields_and_is_changed_field_by_field()
    {
        using var rig = new Rig();
        string head = await CreateAsync(rig, "head");
        string id = await CreateAsync(rig, "sales");
        Assert.Equal(200, (await rig.TenantAsync($"{Path}/{id}", $$"""{"parent_id":"{{head}}"}""", method: "PUT")).StatusCode);
        Reply record = await rig.TenantAsync($"{Path}/{id}");
        Assert.Equal("org_id org_code name parent_id disabled extension", string.Join(' ', record.Json.EnumerateObject().Select(member => member.Name)));
        Assert.Equal((id, "sales", "The sales", head), (record.Text("org_id"), record.Text("org_code"), record.Text("name"), record.Text("parent_id")));
        Assert.Equal(2, (await rig.TenantAsync(Path + "?offset=0&limit=100")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_is_not_there_is_told_by_its_own_code()
    {
        using var rig = new Rig();
        foreach ((string method, string? body) in new[] { ("GET", null), ("PUT", "{}"), ("DELETE", (string?)null) })
        {
            (await rig.TenantAsync(Path + "/unknown", body, method: method)).AssertError("APP.ORG.0024", "application organization does not exist");
            (await rig.TenantAsync("/applications/unknown/organizations/x", body, method: method)).AssertError("APP.0001", "application does not exist");
        }

        (await rig.TenantAsync(Path, """{"org_code":"c","name":"n","parent_id":"x"}""", method: "POST")).AssertError("APP.ORG.0040", "parent of the application organization does not exist");
        (await rig.TenantAsync(Path + "?limit=100", method: "GET")).AssertError("OAP.PAGE.0003", "page number breaks the rule");
    }

    [Fact]
    public async Task A_code_is_taken_once_and_a_tree_goes_from_the_bottom_up()
    {
        using var rig = new Rig();
        string head = await CreateAsync(rig, "head");
        string below = await CreateAsync(rig, "below", head);
        (await rig.TenantAsync(Path, """{"org_code":"HEAD","name":"n"}""", method: "POST")).AssertError("APP.0009", "application code already exists");
        (await rig.TenantAsync($"{Path}/{head}", $$"""{"name":"other","parent_id":"{{below}}"}""", method: "PUT")).AssertError("COM.0601", "parameter missing or of the wrong type: parent_id");
        Assert.Equal("The head", (await rig.TenantAsync($"{Path}/{head}")).Text("name"));
        (await rig.TenantAsync($"{Path}/{head}", method: "DELETE")).AssertError("APP.ORG.0027", "cannot delete: sub-organizations exist");
        Assert.Equal(204, (await rig.TenantAsync($"{Path}/{below}", method: "DELETE")).StatusCode);
        Assert.Equal(204, (await rig.TenantAsync($"{Path}/{head}", method: "DELETE")).StatusCode);
    }

    private static async Task<string> CreateAsync(Rig rig, string code, string? parent = null) => (await rig.TenantAsync(
        Path, $$"""{"org_code":"{{code}}","name":"The {{code}}"{{(parent is null ? string.Empty : $",\"parent_id\":\"{parent}\"")}}}""", method: "POST")).Text("org_id");
}
