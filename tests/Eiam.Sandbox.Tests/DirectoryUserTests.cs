using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class DirectoryUserTests
{
    [Fact]
    public async Task A_record_has_the_documented_fields()
    {
        using var rig = new Rig();
        rig.Tenant.Clock.Advance(TimeSpan.FromDays(10));
        SandboxUser user = Zhangsan(rig);

        JsonElement record = (await rig.TenantAsync("/users/" + user.Id)).Json;

        Assert.Equal(
            "user_id org_id user_name name mobile email first_name middle_name last_name employee_id external_id "
            + "attr_city attr_nick_name attr_area attr_gender attr_work_place attr_identity_type attr_identity_number attr_manager_id "
            + "attr_user_type attr_birthday attr_hire_date pwd_must_modify disabled locked grade created_at updated_at pwd_change_at "
            + "last_login_ip last_login_at extension user_org_relation_list",
            string.Join(' ', record.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(
            (user.Id, "o1", "zhangsan", "张三", Rig.Mobile, "z@bamboocloud.invalid", "e1"),
            (Text(record, "user_id"), Text(record, "org_id"), Text(record, "user_name"), Text(record, "name"), Text(record, "mobile"), Text(record, "email"), Text(record, "employee_id")));
        Assert.Equal(
            ("male", "1993-08-25 00:00:00.000", "id_card", "110101"),
            (Text(record, "attr_gender"), Text(record, "attr_birthday"), Text(record, "attr_identity_type"), Text(record, "attr_identity_number")));
        Assert.True(record.GetProperty("disabled").GetBoolean() && record.GetProperty("pwd_must_modify").GetBoolean());
        Assert.Equal(user.CreatedAt.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), Text(record, "created_at"));
        Assert.Equal(Text(record, "created_at"), Text(record, "updated_at"));
        Assert.Equal("""[{"org_id":"o1","relation_type":"1"}]""", record.GetProperty("user_org_relation_list").GetRawText());
    }

    [Fact]
    public async Task What_a_user_does_not_have_is_null()
    {
        using var rig = new Rig();
        SandboxUser user = rig.Tenant.AddUser(Rig.Mobile);

        JsonElement record = (await rig.TenantAsync("/users/" + user.Id)).Json;

        Assert.All(["org_id", "name", "email", "attr_birthday", "attr_identity_type"], name => Assert.Equal(JsonValueKind.Null, record.GetProperty(name).ValueKind));
        Assert.Equal("[]", record.GetProperty("user_org_relation_list").GetRawText());
    }

    [Theory]
    [InlineData("/users/user-by-username", "user_name", "zhangsan")]
    [InlineData("/users/user-by-mobile", "mobile", "13800000000")]
    [InlineData("/users/user-by-mobile", "mobile", "+86-13800000000")]
    [InlineData("/users/user-by-mobile", "mobile", "+8613800000000")]
    [InlineData("/users/user-by-email", "email", "Z@bamboocloud.invalid")]
    public async Task A_user_is_found_by_what_is_unique(string path, string field, string value)
    {
        using var rig = new Rig();
        SandboxUser user = Zhangsan(rig);

        Reply reply = await rig.TenantAsync(path, $$"""{"{{field}}":"{{value}}"}""");
        Reply byId = await rig.TenantAsync("/users/" + user.Id);

        Assert.Equal(200, reply.StatusCode);
        Assert.Equal(byId.Body, reply.Body);
    }

    [Theory]
    [InlineData("/users/unknown", null)]
    [InlineData("/users/user-by-username", "{\"user_name\":\"ZHANGSAN\"}")]
    [InlineData("/users/user-by-mobile", "{\"mobile\":\"13900000000\"}")]
    [InlineData("/users/user-by-mobile", "{\"mobile\":\"138\"}")]
    [InlineData("/users/user-by-email", "{\"email\":\"other@bamboocloud.invalid\"}")]
    public async Task An_unknown_user_does_not_exist_in_either_code_style(string path, string? body)
    {
        foreach (SandboxErrorCodeStyle style in Enum.GetValues<SandboxErrorCodeStyle>())
        {
            using var rig = new Rig(new SandboxOptions { ErrorCodeStyle = style });
            Zhangsan(rig);

            (await rig.TenantAsync(path, body)).AssertError("USER.0001", "user does not exist");
        }
    }

    [Theory]
    [InlineData("/users/user-by-username", "user_name")]
    [InlineData("/users/user-by-mobile", "mobile")]
    [InlineData("/users/user-by-email", "email")]
    public async Task A_lookup_needs_its_field(string path, string field)
    {
        using var rig = new Rig();

        foreach (string body in new[] { "{}", $$"""{"{{field}}":" "}""", $$"""{"{{field}}":7}""" })
        {
            (await rig.TenantAsync(path, body)).AssertError("COM.0601", "parameter missing or of the wrong type: " + field);
        }

        Assert.Equal("COM.0601", (await rig.TenantAsync(path, "[]")).Text("error_code"));
    }

    [Fact]
    public async Task Of_two_users_with_one_email_the_first_is_found()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13800000000", Email = "a@b" });
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13900000000", Email = "A@B" });

        Reply reply = await rig.TenantAsync("/users/user-by-email", """{"email":"A@b"}""");

        Assert.Equal("+86-13800000000", reply.Text("mobile"));
    }

    [Fact]
    public async Task Pages_follow_each_other_in_the_order_of_adding()
    {
        using var rig = new Rig();
        string[] ids = Enumerable.Range(0, 25).Select(i => rig.Tenant.AddUser($"138{i:D8}").Id).ToArray();

        Reply[] pages = [await PageAsync(rig, 0, 10), await PageAsync(rig, 1, 10), await PageAsync(rig, 2, 10), await PageAsync(rig, 3, 10)];

        Assert.Equal([10, 10, 5, 0], pages.Select(page => Ids(page).Length));
        Assert.All(pages, page => Assert.Equal((25, "total users"), (page.Json.GetProperty("total").GetInt32(), page.Shape)));
        Assert.Equal(ids, pages.SelectMany(Ids));
    }

    [Fact]
    public async Task A_page_far_behind_the_end_is_empty()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);

        Assert.Empty(Ids(await PageAsync(rig, int.MaxValue, 100)));
    }

    [Theory]
    [InlineData("offset=0", "OAP.PAGE.0001", "paging parameter error")]
    [InlineData("offset=0&limit=", "OAP.PAGE.0001", "paging parameter error")]
    [InlineData("offset=0&limit=9", "OAP.PAGE.0001", "paging parameter error")]
    [InlineData("offset=0&limit=101", "OAP.PAGE.0001", "paging parameter error")]
    [InlineData("offset=0&limit=ten", "OAP.PAGE.0001", "paging parameter error")]
    [InlineData("offset=0&limit=-10", "OAP.PAGE.0001", "paging parameter error")]
    [InlineData("limit=10", "OAP.PAGE.0003", "page number breaks the rule")]
    [InlineData("offset=-1&limit=10", "OAP.PAGE.0003", "page number breaks the rule")]
    [InlineData("offset=0.5&limit=10", "OAP.PAGE.0003", "page number breaks the rule")]
    [InlineData("offset=99999999999&limit=10", "OAP.PAGE.0003", "page number breaks the rule")]
    [InlineData("offset=0&limit=10&updated_at_greater=2026-01-01", "COM.0601", "parameter missing or of the wrong type: updated_at_greater")]
    [InlineData("offset=0&limit=10&updated_at_greater=0001-01-01%2000:00:00", "COM.0601", "parameter missing or of the wrong type: updated_at_greater")]
    public async Task Query_values_outside_the_rules_are_refused(string query, string code, string message)
    {
        using var rig = new Rig();

        (await rig.TenantAsync("/users?" + query)).AssertError(code, message);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public async Task The_limits_themselves_are_taken(int limit)
    {
        using var rig = new Rig();

        Assert.Equal("""{"total":0,"users":[]}""", (await PageAsync(rig, 0, limit)).Body);
    }

    [Fact]
    public async Task An_organization_has_its_own_users_and_an_empty_one_means_all()
    {
        using var rig = new Rig();
        rig.AddOrganizations("o 1/&+", "o2", "empty");
        string[] inO1 = [Add(rig, 0, "o 1/&+"), Add(rig, 2, "o 1/&+")];
        Add(rig, 1, "o2");

        Assert.Equal(inO1, Ids(await PageAsync(rig, 0, 10, "&org_id=" + Uri.EscapeDataString("o 1/&+"))));
        Assert.Empty(Ids(await PageAsync(rig, 0, 10, "&org_id=empty")));
        Assert.Equal(3, Ids(await PageAsync(rig, 0, 10, "&org_id=&updated_at_greater=")).Length);

        string late = Add(rig, 3, "o2");
        Assert.Equal(late, Ids(await PageAsync(rig, 0, 10, "&org_id=o2"))[^1]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("code%20of%20o1")]
    public async Task An_id_of_no_organization_is_an_error_as_in_the_list_of_positions(string id)
    {
        using var rig = new Rig();
        rig.AddOrganizations("o1");

        (await PageAsync(rig, 0, 10, "&org_id=" + id)).AssertError("ORG.0001", "organization does not exist");
    }

    [Fact]
    public void A_user_of_no_organization_is_refused()
    {
        using var rig = new Rig();
        rig.AddOrganizations("o1");

        ArgumentException error = Assert.Throws<ArgumentException>(() => Add(rig, 0, "code of o1"));

        Assert.Equal("organizationId", error.ParamName);
        Assert.StartsWith("OrganizationId 'code of o1' is the id of no organization in this tenant.", error.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Tenant.Users);
    }

    [Fact]
    public async Task Only_later_changes_come_back()
    {
        using var rig = new Rig();
        rig.AddOrganizations("o1", "o2");
        Add(rig, 0, "o1");
        rig.Tenant.Clock.Advance(TimeSpan.FromHours(1));
        string since = rig.Tenant.Clock.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        rig.Tenant.Clock.Advance(TimeSpan.FromHours(1));
        string late = Add(rig, 1, "o1");
        Add(rig, 2, "o2");

        Reply both = await PageAsync(rig, 0, 10, "&org_id=o1&updated_at_greater=" + Uri.EscapeDataString(since));
        Reply spaced = await PageAsync(rig, 0, 10, "&updated_at_greater=" + since.Replace(' ', '+'));

        Assert.Equal([late], Ids(both));
        Assert.Equal(2, spaced.Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("&org_id=o1")]
    [InlineData("&updated_at_greater=2000-01-01%2000:00:00")]
    public async Task Ten_thousand_users_are_read_page_by_page(string filter)
    {
        using var rig = new Rig();
        rig.AddOrganizations("o1");
        var ids = new HashSet<string>(Enumerable.Range(0, 10_000).Select(i => Add(rig, i, "o1")));
        string token = (await rig.TokenAsync()).Text("access_token");

        for (int page = 0; page < 100; page++)
        {
            Reply reply = await rig.TenantAsync($"/users?offset={page}&limit=100{filter}", token: token);
            Assert.All(Ids(reply), id => Assert.True(ids.Remove(id)));
        }

        Assert.Empty(ids);
    }

    private static SandboxUser Zhangsan(Rig rig)
    {
        rig.AddOrganizations("o1");
        return rig.Tenant.AddUser(new SandboxUserOptions
        {
            Mobile = Rig.Mobile,
            UserName = "zhangsan",
            Name = "张三",
            Email = "z@bamboocloud.invalid",
            OrganizationId = "o1",
            EmployeeId = "e1",
            Gender = "male",
            Birthday = new DateTime(1993, 8, 25, 11, 0, 0),
            IdentityNumber = "110101",
            Disabled = true,
            PasswordMustChange = true,
        });
    }

    private static string Add(Rig rig, int number, string organization) =>
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = $"138{number:D8}", OrganizationId = organization }).Id;

    private static Task<Reply> PageAsync(Rig rig, int offset, int limit, string more = "") =>
        rig.TenantAsync(string.Create(CultureInfo.InvariantCulture, $"/users?offset={offset}&limit={limit}{more}"));

    private static string[] Ids(Reply page) =>
        page.Json.GetProperty("users").EnumerateArray().Select(user => Text(user, "user_id")).ToArray();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
