using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The organizations of the directory: each route, and each of its documented errors.</summary>
public class OrganizationTests
{
    private const string Path = "/organizations";

    [Fact]
    public async Task A_record_has_the_documented_fields()
    {
        using var rig = new Rig();
        Reply made = await SendAsync(rig, "POST", Path, """{"code":"sales","name":"Sales","category":"department","sequence":3,"extension":{"a":[1]}}""");
        JsonElement record = (await rig.TenantAsync($"{Path}/{made.Text("org_id")}")).Json;

        Assert.Equal((201, "org_id"), (made.StatusCode, made.Shape));
        Assert.Equal(
            "org_id parent_id name category org_code sequence disabled created_at updated_at extension",
            string.Join(' ', record.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(
            (made.Text("org_id"), JsonValueKind.Null, "Sales", "department", "sales", 3, false, """{"a":[1]}"""),
            (Text(record, "org_id"), record.GetProperty("parent_id").ValueKind, Text(record, "name"), Text(record, "category"), Text(record, "org_code"), record.GetProperty("sequence").GetInt32(), record.GetProperty("disabled").GetBoolean(), record.GetProperty("extension").GetRawText()));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$", Text(record, "created_at"));
        Assert.Equal(Text(record, "created_at"), Text(record, "updated_at"));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PUT", "")]
    [InlineData("DELETE", "")]
    [InlineData("PUT", "/enable")]
    [InlineData("PUT", "/disable")]
    [InlineData("GET", "/org-leader")]
    [InlineData("PUT", "/org-leader?leader_id=u")]
    public async Task An_organization_that_is_not_there_is_ORG_0001_in_either_code_style(string method, string rest)
    {
        foreach (SandboxErrorCodeStyle style in Enum.GetValues<SandboxErrorCodeStyle>())
        {
            using var rig = new Rig(new SandboxOptions { ErrorCodeStyle = style });
            (await SendAsync(rig, method, $"{Path}/unknown{rest}", rest.Length == 0 && method == "PUT" ? "{}" : null)).AssertError("ORG.0001", "organization does not exist");
        }
    }

    [Theory]
    [InlineData("{}", "code")]
    [InlineData("""{"code":"c"}""", "name")]
    [InlineData("""{"code":" ","name":"n"}""", "code")]
    [InlineData("""{"code":7,"name":"n"}""", "code")]
    [InlineData("""{"code":"c","name":"n","sequence":"7"}""", "sequence")]
    [InlineData("""{"code":"c","name":"n","sequence":1.5}""", "sequence")]
    [InlineData("""{"code":"c","name":"n","extension":[]}""", "extension")]
    public async Task A_field_that_is_missing_or_of_a_wrong_type_is_COM_0601(string body, string field)
    {
        using var rig = new Rig();
        (await SendAsync(rig, "POST", Path, body)).AssertError("COM.0601", "parameter missing or of the wrong type: " + field);
    }

    [Fact]
    public async Task A_parent_that_is_not_there_is_ORG_0008()
    {
        using var rig = new Rig();
        (await SendAsync(rig, "POST", Path, """{"code":"c","name":"n","parent_id":"unknown"}""")).AssertError("ORG.0008", "parent organization does not exist");
        string id = await CreateAsync(rig, "a");
        (await SendAsync(rig, "PUT", $"{Path}/{id}", """{"parent_id":"unknown"}""")).AssertError("ORG.0008", "parent organization does not exist");
    }

    [Fact]
    public async Task A_code_that_is_taken_is_ORG_0012()
    {
        using var rig = new Rig();
        string id = await CreateAsync(rig, "a");
        string other = await CreateAsync(rig, "b");
        (await SendAsync(rig, "POST", Path, """{"code":"A","name":"n"}""")).AssertError("ORG.0012", "organization code already exists");
        (await SendAsync(rig, "PUT", $"{Path}/{other}", """{"code":"a"}""")).AssertError("ORG.0012", "organization code already exists");
        Assert.Equal(200, (await SendAsync(rig, "PUT", $"{Path}/{id}", """{"code":"a"}""")).StatusCode);
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name_and_moves_the_time()
    {
        using var rig = new Rig();
        string head = await CreateAsync(rig, "head");
        string id = await CreateAsync(rig, "sales", head);
        JsonElement before = await GetAsync(rig, id);
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));
        Reply changed = await SendAsync(rig, "PUT", $"{Path}/{id}", """{"name":"Trade","sequence":9}""");
        JsonElement after = await GetAsync(rig, id);

        Assert.Equal((200, id), (changed.StatusCode, changed.Text("org_id")));
        Assert.Equal(("Trade", 9, "sales", head), (Text(after, "name"), after.GetProperty("sequence").GetInt32(), Text(after, "org_code"), Text(after, "parent_id")));
        Assert.Equal(Text(before, "created_at"), Text(after, "created_at"));
        Assert.NotEqual(Text(before, "updated_at"), Text(after, "updated_at"));
    }

    [Fact]
    public async Task Nothing_is_put_below_itself()
    {
        using var rig = new Rig();
        string head = await CreateAsync(rig, "head");
        string below = await CreateAsync(rig, "below", await CreateAsync(rig, "middle", head));
        foreach (string parent in new[] { head, below })
        {
            (await SendAsync(rig, "PUT", $"{Path}/{head}", $$"""{"parent_id":"{{parent}}"}""")).AssertError("COM.0601", "parameter missing or of the wrong type: parent_id");
        }

        Assert.Equal(JsonValueKind.Null, (await GetAsync(rig, head)).GetProperty("parent_id").ValueKind);
    }

    [Fact]
    public async Task It_is_disabled_and_removed_from_the_bottom_up()
    {
        using var rig = new Rig();
        string head = await CreateAsync(rig, "head");
        string below = await CreateAsync(rig, "below", head);
        (await SendAsync(rig, "PUT", $"{Path}/{head}/disable")).AssertError("ORG.0024", "cannot disable: active sub-organizations exist");
        (await SendAsync(rig, "DELETE", $"{Path}/{head}")).AssertError("ORG.0020", "cannot delete: sub-organizations exist");

        Assert.Equal(below, (await SendAsync(rig, "PUT", $"{Path}/{below}/disable")).Text("org_id"));
        Assert.Equal(head, (await SendAsync(rig, "PUT", $"{Path}/{head}/disable")).Text("org_id"));
        Assert.True((await GetAsync(rig, head)).GetProperty("disabled").GetBoolean());
        Assert.Equal(head, (await SendAsync(rig, "PUT", $"{Path}/{head}/enable")).Text("org_id"));
        Assert.False((await GetAsync(rig, head)).GetProperty("disabled").GetBoolean());

        Reply removed = await SendAsync(rig, "DELETE", $"{Path}/{below}");
        Assert.Equal((204, string.Empty), (removed.StatusCode, removed.Body));
        Assert.Equal(204, (await SendAsync(rig, "DELETE", $"{Path}/{head}")).StatusCode);
        (await SendAsync(rig, "DELETE", $"{Path}/{head}")).AssertError("ORG.0001", "organization does not exist");
    }

    [Fact]
    public async Task Users_in_it_keep_it()
    {
        using var rig = new Rig();
        string active = await CreateAsync(rig, "active");
        string sleeping = await CreateAsync(rig, "sleeping");
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13800000001", OrganizationId = active });
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13800000002", OrganizationId = sleeping, Disabled = true });

        (await SendAsync(rig, "PUT", $"{Path}/{active}/disable")).AssertError("ORG.0026", "cannot disable: active users exist");
        Assert.Equal(200, (await SendAsync(rig, "PUT", $"{Path}/{sleeping}/disable")).StatusCode);
        foreach (string id in new[] { active, sleeping })
        {
            (await SendAsync(rig, "DELETE", $"{Path}/{id}")).AssertError("ORG.0022", "cannot delete: users exist");
        }
    }

    [Fact]
    public async Task A_leader_is_a_user_who_is_not_disabled()
    {
        using var rig = new Rig();
        string id = await CreateAsync(rig, "sales");
        SandboxUser user = rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13800000001", UserName = "zhangsan", Name = "张三" });
        SandboxUser disabled = rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13800000002", Disabled = true });
        JsonElement none = (await rig.TenantAsync($"{Path}/{id}/org-leader")).Json;
        Assert.Equal(JsonValueKind.Null, none.GetProperty("leader_id").ValueKind);

        (await SendAsync(rig, "PUT", $"{Path}/{id}/org-leader?leader_id=unknown")).AssertError("USER.0001", "user does not exist");
        (await SendAsync(rig, "PUT", $"{Path}/{id}/org-leader?leader_id={disabled.Id}")).AssertError("USER.0004", "user is disabled");
        (await SendAsync(rig, "PUT", $"{Path}/{id}/org-leader")).AssertError("COM.0601", "parameter missing or of the wrong type: leader_id");
        Assert.Equal("""{"result":true}""", (await SendAsync(rig, "PUT", $"{Path}/{id}/org-leader?leader_id={user.Id}")).Body);

        JsonElement leader = (await rig.TenantAsync($"{Path}/{id}/org-leader")).Json;
        Assert.Equal((user.Id, "张三", "zhangsan", false), (Text(leader, "leader_id"), Text(leader, "leader_name"), Text(leader, "leader_user_name"), leader.GetProperty("leader_status").GetBoolean()));
    }

    [Theory]
    [InlineData("", "head other sales trade")]
    [InlineData("&all_child=true", "sales trade")]
    [InlineData("&all_child=false", "head other")]
    [InlineData("&all_child=", "head other sales trade")]
    [InlineData("&org_id={head}", "sales trade")]
    [InlineData("&org_id={head}&all_child=true", "sales trade")]
    [InlineData("&org_id={head}&all_child=false", "sales")]
    [InlineData("&updated_at_greater=2000-01-01%2000%3A00%3A00", "head other sales trade")]
    [InlineData("&updated_at_greater=2100-01-01%2000%3A00%3A00", "")]
    public async Task A_list_is_filtered(string query, string codes)
    {
        using var rig = new Rig();
        string head = await CreateAsync(rig, "head");
        await CreateAsync(rig, "trade", await CreateAsync(rig, "sales", head));
        await CreateAsync(rig, "other");

        JsonElement list = (await rig.TenantAsync($"{Path}?offset=0&limit=100" + query.Replace("{head}", head, StringComparison.Ordinal))).Json;
        string[] found = [.. list.GetProperty("organizations").EnumerateArray().Select(o => Text(o, "org_code"))];
        Assert.Equal(codes, string.Join(' ', found.Order(StringComparer.Ordinal)));
        Assert.Equal(found.Length, list.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("head")]
    public async Task An_id_of_no_organization_is_an_error_as_in_other_lists(string id)
    {
        using var rig = new Rig();
        await CreateAsync(rig, "head");
        (await rig.TenantAsync($"{Path}?offset=0&limit=10&org_id={id}")).AssertError("ORG.0001", "organization does not exist");
    }

    [Theory]
    [InlineData("?offset=0&limit=9", "OAP.PAGE.0001")]
    [InlineData("?offset=0&limit=101", "OAP.PAGE.0001")]
    [InlineData("?offset=0", "OAP.PAGE.0001")]
    [InlineData("?limit=10", "OAP.PAGE.0003")]
    [InlineData("?offset=-1&limit=10", "OAP.PAGE.0003")]
    [InlineData("?offset=0&limit=10&all_child=maybe", "COM.0601")]
    [InlineData("?offset=0&limit=10&updated_at_greater=yesterday", "COM.0601")]
    public async Task A_list_that_cannot_be_is_refused(string query, string code)
    {
        using var rig = new Rig();
        Reply reply = await rig.TenantAsync(Path + query);
        Assert.Equal((400, code), (reply.StatusCode, reply.Text("error_code")));
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        using var rig = new Rig();
        for (int i = 0; i < 12; i++)
        {
            await CreateAsync(rig, i.ToString(CultureInfo.InvariantCulture));
        }

        JsonElement second = (await rig.TenantAsync(Path + "?offset=1&limit=10")).Json;
        Assert.Equal(["10", "11"], second.GetProperty("organizations").EnumerateArray().Select(o => Text(o, "org_code")));
        Assert.Equal(12, second.GetProperty("total").GetInt32());
    }

    private static async Task<string> CreateAsync(Rig rig, string code, string? parent = null) =>
        (await SendAsync(rig, "POST", Path, JsonSerializer.Serialize(new { code, name = "The " + code, parent_id = parent }))).Text("org_id");

    private static async Task<JsonElement> GetAsync(Rig rig, string id) => (await rig.TenantAsync($"{Path}/{id}")).Json;

    private static Task<Reply> SendAsync(Rig rig, string method, string path, string? body = null) => rig.TenantAsync(path, body, method: method);

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;
}
