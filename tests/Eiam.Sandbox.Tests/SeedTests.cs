using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>Filling a tenant from a file: what is read, what is refused, and that nothing is half filled.</summary>
public class SeedTests
{
    private const string Example = "seed.json";

    [Fact]
    public async Task The_example_fills_users_with_every_field()
    {
        using Rig rig = new();

        SandboxSeedResult result = SandboxSeed.Load(rig.Tenant, ExamplePath());

        Assert.Equal("4 organizations, 4 users, 1 applications", result.ToString());
        Assert.Equal(["reports"], result.ApplicationIds);
        JsonElement user = (await rig.TenantAsync("/users/user-by-username", """{"user_name":"zhangsan"}""")).Json;
        string sales = await OrganizationAsync(rig, "sales");
        Assert.Equal(("Zhang San", "+86-13800000000", "zhangsan@example.com", sales), (Text(user, "name"), Text(user, "mobile"), Text(user, "email"), Text(user, "org_id")));
        Assert.Equal(("1001", "x-1001", "San", "Zhang", "male"), (Text(user, "employee_id"), Text(user, "external_id"), Text(user, "first_name"), Text(user, "last_name"), Text(user, "attr_gender")));
        Assert.Equal(("1990-03-07 00:00:00.000", "2015-09-01 00:00:00.000"), (Text(user, "attr_birthday"), Text(user, "attr_hire_date")));
        Assert.Equal("4711", user.GetProperty("extension").GetProperty("cost_center").GetString());
        Assert.Equal(
            [$"{sales} 1", $"{await OrganizationAsync(rig, "support")} 0"],
            user.GetProperty("user_org_relation_list").EnumerateArray().Select(one => $"{Text(one, "org_id")} {Text(one, "relation_type")}"));
        JsonElement lisi = (await rig.TenantAsync("/users/user-by-mobile", """{"mobile":"13800000001"}""")).Json;
        Assert.Equal(Text(user, "user_id"), Text(lisi, "attr_manager_id"));
        SandboxUser[] users = [.. rig.Tenant.Users];
        Assert.Equal([false, false, true, false], users.Select(one => one.Disabled));
        Assert.Equal([false, false, false, true], users.Select(one => one.Locked));
        Assert.Equal([false, true, false, false], users.Select(one => one.RequireMfa));
        Assert.Equal([false, false, false, true], users.Select(one => one.PasswordMustChange));
    }

    [Fact]
    public void The_page_shows_the_example_as_it_is() =>
        Assert.Contains($"```json\n{File.ReadAllText(ExamplePath())}```\n", File.ReadAllText(Path.Combine(Path.GetDirectoryName(ExamplePath())!, "..", "docs", "sandbox.md")), StringComparison.Ordinal);

    [Fact]
    public async Task The_example_fills_a_tree_of_organizations_with_a_leader()
    {
        using Rig rig = new();

        SandboxSeed.Load(rig.Tenant, ExamplePath());

        JsonElement[] all = [.. (await rig.TenantAsync("/organizations?offset=0&limit=100")).Json.GetProperty("organizations").EnumerateArray()];
        Assert.Equal(["head", "sales", "support", "archive"], all.Select(one => Text(one, "org_code")));
        Assert.Equal([null, Text(all[0], "org_id"), Text(all[0], "org_id"), null], all.Select(one => Text(one, "parent_id")));
        Assert.Equal((2, "department", "north"), (all[2].GetProperty("sequence").GetInt32(), Text(all[2], "category"), Text(all[2].GetProperty("extension"), "region")));
        Assert.True(all[3].GetProperty("disabled").GetBoolean());
        Assert.Equal("zhangsan", (await rig.TenantAsync($"/organizations/{Text(all[0], "org_id")}/org-leader")).Text("leader_user_name"));
    }

    [Fact]
    public async Task A_seeded_password_logs_in()
    {
        using Rig rig = new();
        SandboxSeed.Load(rig.Tenant, ExamplePath());

        Reply right = await rig.PostAsync("/api/v2/sdk/login", """{"user_name":"zhangsan","password":"First-password-1"}""");
        Reply mustChange = await rig.PostAsync("/api/v2/sdk/login", """{"user_name":"zhaoliu","password":"Expired-password-1"}""");

        right.AssertStatus("SUCCESS");
        mustChange.AssertStatus("PASSWORD_EXPIRED");
    }

    [Fact]
    public void The_example_fills_an_application_with_all_that_is_in_it()
    {
        SandboxTenant tenant = new();
        SandboxSeed.Load(tenant, ExamplePath());

        tenant.Fill(state =>
        {
            State.Application application = state.Applications.Find("reports")!;
            Assert.Equal(("Reports", true, true), (application.Name, application.HasOrganizationModel, application.HasRoleModel));
            Assert.Equal(["r-sales", "r-north"], application.Organizations.All.Select(one => one.Code));
            Assert.Equal(application.Organizations.All[0].Id, application.Organizations.All[1].ParentId);
            Assert.Equal(["report", "report.export", "north"], application.Permissions.All.Select(one => one.Code));
            Assert.Equal([null, application.Permissions.All[0].Id, null], application.Permissions.All.Select(one => one.ParentId));
            Assert.Equal([null, null, "region"], application.Permissions.All.Select(one => one.ModelId));
            Assert.Equal([.. application.Permissions.All.Select(one => one.Id)], application.Roles.All[1].PermissionIds);
            State.Account[] accounts = [.. application.Accounts.All];
            Assert.Equal(["zhangsan", "lisi.reports", "wangwu", "batch", "desk"], accounts.Select(one => one.AccountName));
            Assert.Equal([.. application.Roles.All.Select(one => one.Id)], accounts[0].RoleIds);
            Assert.Equal([application.Roles.All[0].Id], accounts[1].RoleIds);
            Assert.Equal(application.Organizations.All[0].Id, accounts[0].OrganizationId);
            Assert.Equal(State.AccountType.Orphan, accounts[3].Type);
            Assert.True(accounts[3].Disabled);
            Assert.Equal(tenant.Users[0].Id, accounts[4].UserId);
            Assert.Equal([tenant.Users[0].Id, tenant.Users[1].Id], accounts[4].UserIds);
            Assert.NotNull(state.Applications.Find("sandbox-application"));
            return new SandboxSeedResult(0, 0, []);
        });
    }

    [Fact]
    public void An_application_takes_the_place_of_the_one_that_has_its_id()
    {
        SandboxTenant tenant = new();

        Load(tenant, """{"applications":[{"app_id":"sandbox-application","role_model":false}]}""");

        tenant.Fill(state =>
        {
            State.Application application = Assert.Single(state.Applications.All);
            Assert.Empty(application.Roles.All);
            Assert.False(application.HasRoleModel);
            return new SandboxSeedResult(0, 0, []);
        });
    }

    [Fact]
    public void Names_may_be_those_of_PowerShell_in_any_case_and_ids_may_be_given()
    {
        SandboxTenant tenant = new();

        Load(tenant, """
            // a comment
            { "Organizations": [{ "Code": "o", "name": "O", "org_id": "o-1", }],
              "USERS": [{ "UserId": "u-1", "UserName": "a", "organizationcode": "O", "Birthday": "1990-03-07", "employee_id": 17, "disabled": "True", "email": "", "name": null }], }
            """);

        SandboxUser user = Assert.Single(tenant.Users);
        Assert.Equal(("u-1", "a", "o-1", new DateTime(1990, 3, 7), "17", true), (user.Id, user.UserName, user.OrganizationId, user.Birthday, user.EmployeeId, user.Disabled));
        Assert.Null(user.Email);
        Assert.Null(user.Name);
    }

    [Fact]
    public async Task Comments_within_a_field_that_is_kept_as_JSON_are_passed_over_too()
    {
        using Rig rig = new();

        Load(rig.Tenant, """{ "users": [{ "user_name": "a", "extension": { "note": "x" /* y */, /* z */ "list": [1, 2, ], } }] }""");

        JsonElement extension = (await rig.TenantAsync("/users/user-by-username", """{"user_name":"a"}""")).Json.GetProperty("extension");
        Assert.Equal("""{"note":"x","list":[1,2]}""", extension.GetRawText());
    }

    [Theory]
    [InlineData("UserName,Name,Mobile,Email,OrganizationCode,Organizations,Disabled,MustChangePassword,Extension")]
    [InlineData("\"user_name\",\"name\",\"mobile\",\"email\",\"org_code\",\"user_org_relation_list\",\"disabled\",\"pwd_must_modify\",\"extension\"")]
    [InlineData("#TYPE System.Management.Automation.PSCustomObject\r\nusername,NAME,mobile,email,org_code,Organizations,disabled,pwd_must_modify,extension")]
    public void Users_are_read_from_CSV(string header)
    {
        SandboxTenant tenant = new();
        Load(tenant, """{"organizations":[{"code":"sales","name":"S","org_id":"1"},{"code":"a","name":"A","org_id":"2"},{"code":"b","name":"B","org_id":"3"}]}""");

        Load(tenant, header + "\r\nzhangsan,\"Zhang \"\"San\"\", the first\",13800000000,z@example.com,sales,a;b,False,True,\"{\"\"a\"\":1}\"\r\n\r\nlisi,\"two\r\nlines\",,,\r\n", "users.csv");

        SandboxUser[] users = [.. tenant.Users];
        Assert.Equal(["Zhang \"San\", the first", "two\nlines"], users.Select(user => user.Name));
        Assert.Equal(("zhangsan", "+86-13800000000", "z@example.com", "1", true, false), (users[0].UserName, users[0].Mobile, users[0].Email, users[0].OrganizationId, users[0].PasswordMustChange, users[0].Disabled));
        Assert.Equal(["2", "3"], users[0].Profile.OtherOrganizations);
        Assert.Equal("""{"a":1}""", users[0].Profile.Extension);
        Assert.Equal((string.Empty, null), (users[1].Mobile, users[1].Email));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        SandboxTenant tenant = new();

        SandboxSeed.Load(tenant, new MemoryStream([0xEF, 0xBB, 0xBF, .. """{"users":[{"user_name":"张三"}]}"""u8]), "a.json");
        SandboxSeed.Load(tenant, new MemoryStream([0xEF, 0xBB, 0xBF, .. "user_name\n李四"u8]), "a.CSV");

        Assert.Equal(["张三", "李四"], tenant.Users.Select(user => user.UserName));
    }

    [Theory]
    [InlineData("{\n  \"users\": [\n  {]\n}", "a.json: line 3, byte 4: it is not JSON.")]
    [InlineData("[]", "a.json: $: it is not an object.")]
    [InlineData("{\"people\":[]}", "$: 'people' is not a name of this place. Those are organizations, users, applications.")]
    [InlineData("{\"users\":{}}", "$.users: it is not a list.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\"},{\"user_nmae\":\"b\"}]}", "$.users[1]: 'user_nmae' is not a name of this place. Those are user_id, user_name,")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"UserName\":\"b\"}]}", "$.users[0].user_name: it is there twice.")]
    [InlineData("{\"users\":[{\"name\":\"a\"}]}", "$.users[0]: user_name is missing.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\"},{\"user_name\":\"a\"}]}", "$.users[1].user_name: there is another user with the user name 'a'.")]
    [InlineData("{\"users\":[{\"mobile\":\"13800000000\"},{\"user_name\":\"a\",\"mobile\":\"+86-13800000000\"}]}", "$.users[1].mobile: there is another user with the mobile '+86-13800000000'.")]
    [InlineData("{\"users\":[{\"user_name\":\"there\"}]}", "$.users[0].user_name: there is another user with the user name 'there'.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"mobile\":\"12\"}]}", "$.users[0].mobile: it is not a mobile number of mainland China.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"org_code\":\"sales\"}]}", "$.users[0].org_code: there is no organization with the code 'sales'. Add it to organizations, or correct the code.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"user_org_relation_list\":[{\"org_code\":\"x\"}]}]}", "$.users[0].user_org_relation_list[0].org_code: there is no organization")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"manager_user_name\":\"b\"}]}", "$.users[0].manager_user_name: there is no user with the user name 'b'.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"attr_birthday\":\"7.3.1990\"}]}", "$.users[0].attr_birthday: it is not a day")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"disabled\":\"perhaps\"}]}", "$.users[0].disabled: it is not true or false.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"extension\":[]}]}", "$.users[0].extension: it is not an object.")]
    [InlineData("{\"users\":[{\"user_name\":[]}]}", "$.users[0].user_name: it is not a text.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\\ud800\"}]}", "$.users[0].user_name: it has half of a surrogate pair.")]
    [InlineData("{\"users\":[{\"user_name\":\"a\",\"password_expires_at\":\"soon\"}]}", "$.users[0].password_expires_at: it is not a time")]
    [InlineData("{\"organizations\":[{\"code\":\"a\"}]}", "$.organizations[0]: name is missing.")]
    [InlineData("{\"organizations\":[{\"code\":\"a\",\"name\":\"A\"},{\"code\":\"A\",\"name\":\"B\"}]}", "$.organizations[1].code: there is another organization with the code 'A'.")]
    [InlineData("{\"organizations\":[{\"code\":\"a\",\"name\":\"A\",\"sequence\":1.5}]}", "$.organizations[0].sequence: it is not a whole number.")]
    [InlineData("{\"organizations\":[{\"code\":\"a\",\"name\":\"A\",\"parent_code\":\"b\"},{\"code\":\"b\",\"name\":\"B\",\"parent_code\":\"a\"}]}", "$.organizations[0].parent_code: it is below itself.")]
    [InlineData("{\"applications\":[{}]}", "$.applications[0]: app_id is missing.")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\"},{\"app_id\":\"x\"}]}", "$.applications[1].app_id: there is another application with the id 'x'.")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"accounts\":[{\"user_name\":\"nobody\"}]}]}", "$.applications[0].accounts[0].user_name: there is no user with the user name 'nobody'.")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"accounts\":[{\"user_name\":\"there\"},{\"user_name\":\"there\",\"account_name\":\"b\"}]}]}", "$.applications[0].accounts[1].user_name: the user 'there' has another basic account")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"accounts\":[{\"account_type\":\"OTHER\"}]}]}", "$.applications[0].accounts[0].account_type: it is none of BASIC_ACCOUNT")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"accounts\":[{\"account_type\":\"ORPHAN_ACCOUNT\",\"account_name\":\"o\",\"user_name\":\"there\"}]}]}", "$.applications[0].accounts[0].user_name: an orphan account has no user.")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"accounts\":[{\"user_name\":\"there\",\"user_names\":[\"there\"]}]}]}", "$.applications[0].accounts[0].user_names: only a PUBLIC_ACCOUNT has several users.")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"roles\":[{\"code\":\"r\",\"name\":\"R\",\"members\":[\"nobody\"]}]}]}", "$.applications[0].roles[0].members: there is no account with the account name 'nobody'.")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"roles\":[{\"code\":\"r\",\"name\":\"R\",\"permissions\":[\"p\"]}]}]}", "$.applications[0].roles[0].permissions: there is no permission with the code 'p'.")]
    [InlineData("{\"applications\":[{\"app_id\":\"x\",\"permissions\":[{\"code\":\"p\",\"name\":\"P\",\"parent_code\":\"p\"}]}]}", "$.applications[0].permissions[0].parent_code: it is below itself.")]
    public void A_wrong_document_fills_nothing_and_says_where(string json, string says)
    {
        SandboxTenant tenant = new();
        tenant.AddUser(new SandboxUserOptions { Mobile = "13900000000", UserName = "there" });

        // A wrong record at the end leaves out those before it, too.
        string whole = json.Replace("{\"users\":[{", "{\"organizations\":[{\"code\":\"first\",\"name\":\"First\"}],\"users\":[{", StringComparison.Ordinal);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Load(tenant, whole, "a.json"));

        Assert.StartsWith("a.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal("there", Assert.Single(tenant.Users).UserName);
        tenant.Fill(state =>
        {
            Assert.Empty(state.Organizations.All);
            Assert.Single(state.Applications.All);
            return new SandboxSeedResult(0, 0, []);
        });
    }

    [Theory]
    [InlineData("UserName,Phone\na,b", "a.csv: line 1: 'Phone' is not the name of a column. Those are user_id, user_name,")]
    [InlineData("UserName;Name\na;b", "a.csv: line 1: 'UserName;Name' is not the name of a column.")]
    [InlineData("UserName,user_name\na,b", "a.csv: line 1: the column user_name is there twice.")]
    [InlineData("user_name,name\n\na,b\nc,d,e", "a.csv: line 4: it has 3 cells, and the first row has 2 names.")]
    [InlineData("user_name,name\na,\"b\nc", "a.csv: line 2: a quote does not end.")]
    [InlineData("user_name,name\n\"a\n\",b\n,c", "a.csv: line 4: user_name is missing.")]
    [InlineData("user_name,disabled\na,false\nb,no", "a.csv: line 3, disabled: it is not true or false.")]
    [InlineData("user_name,extension\na,x", "a.csv: line 2, extension: it is not an object.")]
    public void A_wrong_row_fills_nothing_and_says_where(string csv, string says)
    {
        SandboxTenant tenant = new();

        ArgumentException error = Assert.Throws<ArgumentException>(() => Load(tenant, csv, "a.csv"));

        Assert.StartsWith(says, error.Message, StringComparison.Ordinal);
        Assert.Empty(tenant.Users);
    }

    [Theory]
    [InlineData("a.json")]
    [InlineData("a.csv")]
    public void Another_encoding_is_refused(string name)
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")];

        ArgumentException error = Assert.Throws<ArgumentException>(() => SandboxSeed.Load(new SandboxTenant(), new MemoryStream(utf16), name));

        Assert.Contains("it is not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SandboxSeed.Load(new SandboxTenant(), Path.Combine(Path.GetTempPath(), "no", "such.json")));

        Assert.Equal($"The file '{Path.Combine(Path.GetTempPath(), "no", "such.json")}' does not exist.", error.Message);
    }

    [Fact]
    public void A_folder_is_no_file() => Assert.Contains(
        Path.GetTempPath(), Assert.Throws<ArgumentException>(() => SandboxSeed.Load(new SandboxTenant(), Path.GetTempPath())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Ten_thousand_users_are_all_found()
    {
        using Rig rig = new();
        string users = string.Join(',', Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"user_name":"u{{i}}","mobile":"1{{i:d10}}","org_code":"o"}""")));

        SandboxSeedResult result = Load(rig.Tenant, $$"""{"organizations":[{"code":"o","name":"O"}],"users":[{{users}}]}""");

        Assert.Equal(10_000, result.Users);
        Assert.Equal(10_000, (await rig.TenantAsync("/users?offset=99&limit=100")).Json.GetProperty("total").GetInt32());
        Assert.Equal("+86-10000009999", (await rig.TenantAsync("/users/user-by-username", """{"user_name":"u9999"}""")).Text("mobile"));
    }

    private static SandboxSeedResult Load(SandboxTenant tenant, string text, string name = "seed.json") => SandboxSeed.Load(tenant, new MemoryStream(Encoding.UTF8.GetBytes(text)), name);

    private static async Task<string> OrganizationAsync(Rig rig, string code) => (await rig.TenantAsync("/organizations?offset=0&limit=100")).Json
        .GetProperty("organizations").EnumerateArray().Where(one => Text(one, "org_code") == code).Select(one => Text(one, "org_id")!).Single();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string ExamplePath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EiamPowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "samples", Example);
    }
}
