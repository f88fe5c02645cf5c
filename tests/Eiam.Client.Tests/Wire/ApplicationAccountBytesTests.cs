using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The calls of application accounts: their bytes, what their answers become, what may be repeated, and what is refused.</summary>
public class ApplicationAccountBytesTests
{
    private const string Root = "/api/v2/tenant/applications/a%2F1/accounts";
    private const string Shared = Root + "/public-account/c1";

    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<EiamRequest>> Requests = new()
    {
        ["list"] = () => new AccountsRequest("a/1"),
        ["list of a type"] = () => new AccountsRequest("a/1") { Type = AccountType.Orphan },
        ["one"] = () => new AccountRequest("a/1", "c 1"),
        ["of a user"] = () => new UserAccountsRequest("u/1"),
        ["basic"] = () => AccountCreateRequest.Basic("a/1", "u1", new AccountFields
        {
            AccountName = "zhangsan",
            Name = "张三",
            ApplicationOrganizationCode = "o1",
            Password = Secret("P@ssw0rd"),
            Disabled = false,
            Extension = new Dictionary<string, object?> { ["age"] = "18" },
        }),
        ["basic without a name"] = () => AccountCreateRequest.Basic("a/1", "u1", new AccountFields { AccountName = "", Name = "" }),
        ["public"] = () => AccountCreateRequest.Public("a/1", new AccountFields { AccountName = "shared" }, new Dictionary<string, object?> { ["name"] = null }),
        ["orphan"] = () => AccountCreateRequest.Orphan("a/1", new AccountFields { AccountName = "machine", Disabled = true }),
        ["by the user's call"] = () => AccountCreateRequest.OfUser("a/1", "u/1", "zhangsan"),
        ["by the user's call without a name"] = () => AccountCreateRequest.OfUser("a/1", "u1"),
        ["update"] = () => AccountChangeRequest.Fields("a/1", "c1", new AccountFields { AccountName = "n", Name = "张三" }, new Dictionary<string, object?> { ["org_code"] = null }),
        ["password"] = () => AccountChangeRequest.Fields("a/1", "c1", new AccountFields { AccountName = "n", Password = Secret("P@ssw0rd") }),
        ["remove"] = () => AccountChangeRequest.Remove("a/1", "c1"),
        ["enable"] = () => AccountChangeRequest.Enable("a/1", "c1", enabled: true),
        ["disable"] = () => AccountChangeRequest.Enable("a/1", "c1", enabled: false),
        ["users"] = () => new AccountUsersRequest("a/1", "c1"),
        ["bind"] = () => AccountChangeRequest.AddUsers("a/1", "c1", ["zhangsan", "李四"]),
        ["unbind"] = () => AccountChangeRequest.RemoveUsers("a/1", "c1", ["zhangsan"]),
        ["owner"] = () => new AccountOwnerRequest("a/1", "c1"),
        ["set owner"] = () => AccountChangeRequest.Owner("a/1", "c1", "zhangsan"),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("list", "GET " + Root + "?offset=0&limit=100", "")]
    [InlineData("list of a type", "GET " + Root + "?account_type=ORPHAN_ACCOUNT&offset=0&limit=100", "")]
    [InlineData("one", "GET " + Root + "/c%201", "")]
    [InlineData("of a user", "GET /api/v2/tenant/users/u%2F1/accounts", "")]
    [InlineData("basic", "POST " + Root + "/basic-account", """{"user_id":"u1","account_name":"zhangsan","name":"张三","org_code":"o1","password":"P@ssw0rd","disabled":false,"extension":{"age":"18"}}""")]
    [InlineData("basic without a name", "POST " + Root + "/basic-account", """{"user_id":"u1"}""")]
    [InlineData("public", "POST " + Root + "/public-account", """{"account_name":"shared","name":null}""")]
    [InlineData("orphan", "POST " + Root + "/orphan-account", """{"account_name":"machine","disabled":true}""")]
    [InlineData("by the user's call", "POST /api/v2/tenant/users/u%2F1/applications/a%2F1/accounts", """{"account_name":"zhangsan"}""")]
    [InlineData("by the user's call without a name", "POST /api/v2/tenant/users/u1/applications/a%2F1/accounts", "{}")]
    [InlineData("update", "PUT " + Root + "/c1", """{"account_name":"n","name":"张三","org_code":null}""")]
    [InlineData("password", "PUT " + Root + "/c1", """{"account_name":"n","password":"P@ssw0rd"}""")]
    [InlineData("remove", "DELETE " + Root + "/c1", "")]
    [InlineData("enable", "PUT " + Root + "/c1/enable", "")]
    [InlineData("disable", "PUT " + Root + "/c1/disable", "")]
    [InlineData("users", "GET " + Shared + "/users?offset=0&limit=100", "")]
    [InlineData("bind", "POST " + Shared + "/users/bind", """{"user_names":["zhangsan","李四"]}""")]
    [InlineData("unbind", "POST " + Shared + "/users/unbind", """{"user_names":["zhangsan"]}""")]
    [InlineData("owner", "GET " + Shared + "/owner", "")]
    [InlineData("set owner", "POST " + Shared + "/owner", """{"user_name":"zhangsan"}""")]
    public async Task A_call_is_the_bytes_of_its_page(string call, string line, string body)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, """{"total":0,"accounts":[],"associated_users":[],"account_id":"c1"}"""));
        using EiamClient client = tenant.CreateClient();
        await client.SendAsync(Requests[call](), cancellationToken: Stop);
        TenantCall sent = Assert.Single(tenant.Calls);
        Assert.Equal(line, sent.Method + " " + sent.PathAndQuery);
        Assert.Equal(body, sent.Body ?? string.Empty);
    }

    [Fact]
    public async Task A_row_of_an_application_becomes_an_account()
    {
        Account account = Assert.Single((await AnswerAsync(new AccountsRequest("app"), """
            {"total":1,"accounts":[{"id":"c1","account_name":"zhangsan","name":"Zhang","account_type":"BASIC_ACCOUNT","org_id":"o1","disabled":"true","extension":{"age":"18"},"attr_manager_id":"m1","other":1}]}
            """)).Items);
        Assert.Equal(
            ("c1", "app", "zhangsan", "Zhang", "Basic", "o1", true, "m1", null),
            (account.AccountId, account.ApplicationId, account.AccountName, account.Name, account.Type, account.ApplicationOrganizationId, account.Disabled, account.ManagerId, account.UserId));
        Assert.Equal(["extension", "other"], account.AdditionalData.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("zhangsan", account.ToString());
    }

    [Theory]
    [InlineData("BASIC_ACCOUNT", "Basic")]
    [InlineData("public_account", "Public")]
    [InlineData("ORPHAN_ACCOUNT", "Orphan")]
    [InlineData("ROBOT_ACCOUNT", "ROBOT_ACCOUNT")]
    [InlineData("Basic", "Basic")]
    public async Task A_type_that_is_not_known_stays_as_it_came(string word, string type) =>
        Assert.Equal(type, (await AnswerAsync(new AccountRequest("app", "c1"), $$"""{"id":"c1","account_type":"{{word}}"}""")).Type);

    [Fact]
    public async Task Accounts_of_a_user_say_their_application_and_are_filtered_here()
    {
        const string Answer = """
            {"total":3,"accounts":[
              {"id":"c1","account_name":"a","account_type":"BASIC_ACCOUNT","application_id":"app1"},
              {"id":"c2","account_name":"b","account_type":"PUBLIC_ACCOUNT","application_id":"app1"},
              {"id":"c3","account_name":"c","account_type":"BASIC_ACCOUNT","application_id":"app2"}]}
            """;
        Assert.Equal(["c1 app1 u1", "c2 app1 u1", "c3 app2 u1"], await StreamAsync(new UserAccountsRequest("u1"), Answer));
        Assert.Equal(["c1 app1 u1", "c2 app1 u1"], await StreamAsync(new UserAccountsRequest("u1") { ApplicationId = "app1" }, Answer));
        Assert.Equal(["c1 app1 u1"], await StreamAsync(new UserAccountsRequest("u1") { ApplicationId = "app1", Type = AccountType.Basic }, Answer));
        Assert.Empty(await StreamAsync(new UserAccountsRequest("u1") { ApplicationId = "app3" }, Answer));
    }

    // The filter is the tenant's; who disables what comes must not rely on it.
    [Fact]
    public async Task An_account_of_another_type_than_was_asked_for_is_not_in_the_list()
    {
        const string Answer = """{"total":3,"accounts":[{"id":"c1","account_type":"BASIC_ACCOUNT"},{"id":"c2","account_type":"ORPHAN_ACCOUNT"},{"id":"c3"}]}""";
        Assert.Equal(["c1 app1 ", "c3 app1 "], await StreamAsync(new AccountsRequest("app1") { Type = AccountType.Basic }, Answer));
        Assert.Equal(["c1 app1 ", "c2 app1 ", "c3 app1 "], await StreamAsync(new AccountsRequest("app1"), Answer));
    }

    [Theory]
    [InlineData("""{"id":"u1","userName":"zhangsan","disabled":true}""")]
    [InlineData("""{"id":"u1","user_name":"zhangsan","disabled":"true"}""")]
    public async Task A_user_of_a_public_account_is_read_in_both_spellings(string row)
    {
        AccountUser user = Assert.Single((await AnswerAsync(new AccountUsersRequest("app", "c1"), $$"""{"total":1,"associated_users":[{{row}}]}""")).Items);
        Assert.Equal(("u1", "zhangsan", true, "c1", "app"), (user.UserId, user.UserName, user.Disabled, user.AccountId, user.ApplicationId));
    }

    [Fact]
    public async Task An_owner_knows_the_account_that_was_asked()
    {
        AccountOwner owner = await AnswerAsync(new AccountOwnerRequest("app", "c1"), """{"user_id":"u1","user_name":"zhangsan","disabled":false}""");
        Assert.Equal(("u1", "zhangsan", false, "c1", "app"), (owner.UserId, owner.UserName, owner.Disabled, owner.AccountId, owner.ApplicationId));
    }

    [Theory]
    [InlineData("basic", "Basic", "u1", 201)]
    [InlineData("by the user's call", "Basic", "u/1", 200)]
    [InlineData("public", "Public", null, 201)]
    [InlineData("orphan", "Orphan", null, 201)]
    public async Task A_created_account_is_what_was_sent_and_the_id_that_came(string call, string type, string? userId, int status)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(status, """{"account_id":"c1"}"""));
        using EiamClient client = tenant.CreateClient();
        Account account = Assert.IsType<Account>(await client.SendAsync(Requests[call](), cancellationToken: Stop));
        Assert.Equal(("c1", "a/1", type, userId), (account.AccountId, account.ApplicationId, account.Type, account.UserId));
        Assert.Single(tenant.Calls);
    }

    [Fact]
    public async Task An_id_that_did_not_come_is_empty_with_a_warning()
    {
        RecordingTrace trace = new();
        TenantTransport tenant = new(_ => StubTransport.Response(201, string.Empty));
        using EiamClient client = tenant.CreateClient();
        Account account = (Account)(await client.SendAsync(Requests["public"](), trace, Stop))!;
        Assert.Equal((null, "shared"), (account.AccountId, account.AccountName));
        Assert.Single(trace.Warnings);
    }

    // EIAM prints 201, Huawei's edition 200.
    [Theory]
    [InlineData(200, """{"account_id":"c1"}""")]
    [InlineData(201, """{"account_id":"c1"}""")]
    [InlineData(201, "")]
    [InlineData(204, "")]
    public async Task A_change_is_a_success_whichever_status_says_so(int status, string body)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(status, body));
        using EiamClient client = tenant.CreateClient();
        Assert.Null(await client.SendAsync(Requests["update"](), cancellationToken: Stop));
    }

    [Fact]
    public void Creating_and_what_the_pages_are_silent_about_is_never_repeated()
    {
        Assert.All(
            [Endpoints.AccountCreateBasic, Endpoints.AccountCreatePublic, Endpoints.AccountCreateOrphan, Endpoints.UserAccountCreate, Endpoints.AccountUsersAdd, Endpoints.AccountUsersRemove, Endpoints.AccountOwnerUpdate],
            static endpoint => Assert.Equal(Repeatability.OneTime, endpoint.Repeatability));
        Assert.All(
            [Endpoints.AccountUpdate, Endpoints.AccountEnable, Endpoints.AccountDisable, Endpoints.AccountRemove],
            static endpoint => Assert.Equal(Repeatability.Idempotent, endpoint.Repeatability));
        Assert.Equal("APP.ACCOUNT.0028", Endpoints.AccountRemove.GoneCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    public async Task A_change_that_carries_a_password_is_sent_once(int first)
    {
        (EiamException? failure, int calls) = await LostAsync(Requests["password"](), first);
        Assert.Equal((1, RequestOutcome.Unknown, EiamErrorId.OutcomeUnknown, false), (calls, failure!.Outcome, failure.ErrorId, failure.IsSafeToRepeat));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    public async Task A_password_among_the_attributes_is_one_too(int first)
    {
        (EiamException? failure, int calls) = await LostAsync(
            AccountChangeRequest.Fields("a", "c", new AccountFields { AccountName = "n" }, new Dictionary<string, object?> { ["password"] = "P@ssw0rd" }), first);
        Assert.Equal((1, EiamErrorId.OutcomeUnknown), (calls, failure!.ErrorId));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    public async Task A_change_without_a_password_is_repeated(int first)
    {
        (EiamException? failure, int calls) = await LostAsync(Requests["update"](), first);
        Assert.Null(failure);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_change_with_a_password_that_was_refused_as_too_much_is_repeated()
    {
        (EiamException? failure, int calls) = await LostAsync(Requests["password"](), 429);
        Assert.Null(failure);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_removal_that_finds_nothing_after_a_lost_answer_was_carried_out_before()
    {
        RecordingTrace trace = new();
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? StubTransport.Response(502, string.Empty) : StubTransport.Response(400, """{"error_code":" APP.ACCOUNT. 0028","error_msg":"gone"}"""));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 2);
        Assert.Null(await client.SendAsync(Requests["remove"](), trace, Stop));
        Assert.Contains("APP.ACCOUNT.0028", Assert.Single(trace.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_trace_and_no_error_shows_a_password()
    {
        RecordingTrace trace = new();
        TenantTransport tenant = new(_ => StubTransport.Response(400, """{"error_code":"APP.0001","error_msg":"P@ssw0rd is no application"}"""));
        using EiamClient client = tenant.CreateClient();
        StringBuilder said = new();
        foreach (string call in new[] { "basic", "password" })
        {
            said.Append(await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Requests[call](), trace, Stop)));
        }

        string all = said + string.Join('\n', trace.DebugLines.Concat(trace.VerboseLines).Concat(trace.Warnings));
        Assert.Contains("account_name", all, StringComparison.Ordinal);
        Assert.Contains("\"org_code\":\"o1\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("P@ssw0rd", all, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_sent_is_refused_by_its_name()
    {
        AccountFields none = new();
        Refused("ApplicationId", () => new AccountsRequest(null));
        Refused("ApplicationId", () => new AccountRequest("..", "c"));
        Refused("AccountId", () => new AccountRequest("a", ""));
        Refused("UserId", () => new UserAccountsRequest("."));
        Refused("AccountId", () => new AccountUsersRequest("a", null));
        Refused("AccountId", () => new AccountOwnerRequest("a", " "));
        Refused("UserId", () => AccountCreateRequest.Basic("a", null, none));
        Refused("UserId", () => AccountCreateRequest.OfUser("a", ".."));
        Refused("AccountName", () => AccountCreateRequest.Public("a", new AccountFields { Name = "n" }));
        Refused("AccountName", () => AccountCreateRequest.Orphan("a", new AccountFields { AccountName = "" }));
        Refused("AccountName", () => AccountChangeRequest.Fields("a", "c", new AccountFields { Name = "n" }));
        Refused("Attribute", () => AccountChangeRequest.Fields("a", "c", new AccountFields { AccountName = "n" }, new Dictionary<string, object?> { ["account_name"] = "m" }));
        Refused("AccountName", () => new AccountFields { AccountName = "a\0" });
        Refused("Password", () => new AccountFields { Password = Secret("a ") });
        Refused("UserName", () => AccountChangeRequest.Owner("a", "c", null));
        Refused("UserName", () => AccountChangeRequest.AddUsers("a", "c", null));
        Refused("UserName", () => AccountChangeRequest.AddUsers("a", "c", []));
        Refused("UserName", () => AccountChangeRequest.RemoveUsers("a", "c", ["x", null]));
    }

    private static void Refused(string parameter, Func<object> make) => Assert.Equal(parameter, Assert.Throws<ArgumentException>(make).ParamName);

    private static async Task<(EiamException? Failure, int Calls)> LostAsync(EiamRequest request, int first)
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls > 1 ? StubTransport.Response(200, """{"account_id":"c1"}""")
            : first > 0 ? StubTransport.Response(first, "{}")
            : throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 2);
        EiamException? failure = null;
        try
        {
            await client.SendAsync(request, cancellationToken: Stop);
        }
        catch (EiamException e)
        {
            failure = e;
        }

        return (failure, calls);
    }

    private static async Task<T> AnswerAsync<T>(EiamRequest<T> request, string answer)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, answer));
        using EiamClient client = tenant.CreateClient();
        return await client.SendAsync(request, cancellationToken: Stop);
    }

    private static async Task<List<string>> StreamAsync(EiamListRequest<Account> request, string answer)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, answer));
        using EiamClient client = tenant.CreateClient();
        List<string> found = [];
        await foreach (Account account in client.StreamAsync(request, cancellationToken: Stop))
        {
            found.Add($"{account.AccountId} {account.ApplicationId} {account.UserId}");
        }

        return found;
    }

    private static SecureString Secret(string text) => Sample.Secret(text);
}
