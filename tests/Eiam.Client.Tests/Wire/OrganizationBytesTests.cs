using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The bytes of the calls of organizations, against the vendor's pages, and what is read of their answers.</summary>
public class OrganizationBytesTests
{
    private const string Path = "/api/v2/tenant/organizations";

    private static readonly Dictionary<string, object?> Extension = new() { ["cost_center"] = "7" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_has_the_filters_and_the_page()
    {
        Assert.Equal(
            ("GET", Path + "?offset=0&limit=100", null, "Bearer access-token-1"),
            await SentAsync(new OrganizationsRequest(), """{"organizations":[]}"""));
        Assert.Equal(
            ("GET", Path + "?org_id=o%2F1&all_child=true&updated_at_greater=2026-01-02%2011%3A04%3A05&offset=0&limit=100", null, "Bearer access-token-1"),
            await SentAsync(
                new OrganizationsRequest
                {
                    ParentId = "o/1",
                    AllChildren = true,
                    UpdatedAfter = TenantTime.Write(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), TenantTime.Default),
                },
                """{"organizations":[]}"""));
        Assert.Equal(Path + "?all_child=false&offset=0&limit=100", (await SentAsync(new OrganizationsRequest { AllChildren = false }, """{"organizations":[]}""")).Path);
    }

    [Fact]
    public async Task A_creation_has_what_was_given_and_nothing_else()
    {
        Assert.Equal(
            ("POST", Path, """{"code":"sales","name":"竹云","parent_id":"p","category":"department","sequence":2,"extension":{"cost_center":"7"}}""", "Bearer access-token-1"),
            await SentAsync(
                new OrganizationCreateRequest(new OrganizationFields { Code = "sales", Name = "竹云", ParentId = "p", Category = "department", Sequence = 2, Extension = Extension }),
                """{"org_id":"o"}""",
                201));
        Assert.Equal(
            """{"code":"sales","name":"Sales"}""",
            (await SentAsync(new OrganizationCreateRequest(new OrganizationFields { Code = "sales", Name = "Sales", ParentId = string.Empty, Category = null }), """{"org_id":"o"}""", 201)).Body);
    }

    [Fact]
    public async Task A_change_has_what_was_given_and_nothing_else()
    {
        Assert.Equal(
            ("PUT", Path + "/o%201", """{"code":"c","sequence":0}""", "Bearer access-token-1"),
            await SentAsync(OrganizationChangeRequest.Fields("o 1", new OrganizationFields { Code = "c", Name = string.Empty, Sequence = 0 }), """{"org_id":"o 1"}"""));
        Assert.Equal(
            """{"name":"n","category":null,"tags":["a",1,true,{"b":null}]}""",
            (await SentAsync(
                OrganizationChangeRequest.Fields(
                    "o",
                    new OrganizationFields { Name = "n" },
                    new Dictionary<string, object?> { ["category"] = null, ["tags"] = new List<object?> { "a", 1, true, new Dictionary<string, object?> { ["b"] = null } } }),
                """{"org_id":"o"}""")).Body);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("PUT", "/enable")]
    [InlineData("PUT", "/disable")]
    [InlineData("PUT", "/org-leader?leader_id=u%261")]
    public async Task The_other_changes_have_no_body(string method, string rest)
    {
        OrganizationChangeRequest request = rest switch
        {
            "" => OrganizationChangeRequest.Remove("o/1"),
            "/enable" => OrganizationChangeRequest.Enable("o/1", enabled: true),
            "/disable" => OrganizationChangeRequest.Enable("o/1", enabled: false),
            _ => OrganizationChangeRequest.Leader("o/1", "u&1"),
        };
        (string sent, string path, string? body, string? _) = await SentAsync(request, string.Empty, 204);
        Assert.Equal((method, Path + "/o%2F1" + rest), (sent, path));
        Assert.True(string.IsNullOrEmpty(body));
    }

    [Theory]
    [InlineData("""{"result":true}""", true)]
    [InlineData("""{"result":"true"}""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"result":false}""", false)]
    [InlineData("""{"result":"false"}""", false)]
    public async Task A_leader_is_set_unless_the_tenant_says_no(string answer, bool isSet)
    {
        Task<object?> Set() => SendAsync(OrganizationChangeRequest.Leader("o", "u"), answer);
        if (isSet)
        {
            Assert.Null(await Set());
        }
        else
        {
            EiamException failure = await Assert.ThrowsAsync<EiamException>(Set);
            Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        }
    }

    [Fact]
    public async Task A_record_is_read_field_by_field()
    {
        Organization organization = await SendAsync(
            new OrganizationRequest("o"),
            """{"org_id":"o","parent_id":null,"name":"n","category":"department","org_code":"c","sequence":"7","disabled":"false","created_at":"2026-01-02 03:04:05.678","updated_at":"t","extension":{"a":1}}""");
        Assert.Equal(
            ("o", null, "n", "department", "c", 7L, false, "2026-01-02 03:04:05.678", "t"),
            (organization.OrganizationId, organization.ParentId, organization.Name, organization.Category, organization.Code, organization.Sequence, organization.Disabled, organization.CreatedAt, organization.UpdatedAt));
        Assert.Contains("extension", organization.AdditionalData.Keys);
        Assert.Equal("n", organization.ToString());
    }

    [Fact]
    public async Task What_did_not_come_is_null_and_an_id_that_did_not_come_is_a_warning()
    {
        RecordingTrace trace = new();
        Organization organization = await SendAsync(new OrganizationRequest("o"), "{}", trace: trace);
        Assert.Equal((null, null, null, null), (organization.OrganizationId, organization.Name, organization.Sequence, organization.Disabled));
        Assert.Equal(["GET /api/v2/tenant/organizations/{org_id}: the tenant sent no id, so that it is empty in the result."], trace.Warnings);
    }

    [Theory]
    [InlineData("""{"org_id":"o"}""", "o")]
    [InlineData("""{"org_id":7}""", "7")]
    [InlineData("""{"org_id":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("", null)]
    public async Task A_creation_is_what_was_sent_and_the_id_that_came(string answer, string? id)
    {
        RecordingTrace trace = new();
        Organization made = await SendAsync(new OrganizationCreateRequest(new OrganizationFields { Code = "c", Name = "n", Category = string.Empty, Sequence = 3 }), answer, 201, trace);
        Assert.Equal((id, "c", "n", null, 3L), (made.OrganizationId, made.Code, made.Name, made.Category, made.Sequence));
        Assert.Equal(id is null ? 1 : 0, trace.Warnings.Count);
    }

    [Theory]
    [InlineData("""{"leader_id":"u","leader_name":"n","leader_user_name":"un","leader_status":false}""", false)]
    [InlineData("""{"leader_id":"u","leader_name":"n","leader_user_name":"un","leader_status":"true"}""", true)]
    [InlineData("""{"leader_id":"u","leader_name":"n","leader_user_name":"un"}""", null)]
    public async Task A_leader_is_read_with_the_organization_that_was_asked_about(string answer, bool? disabled)
    {
        OrganizationLeader leader = await SendAsync(new OrganizationLeaderRequest("o"), answer);
        Assert.Equal(("o", "u", "n", "un", disabled), (leader.OrganizationId, leader.UserId, leader.Name, leader.UserName, leader.Disabled));
    }

    [Fact]
    public void What_cannot_be_sent_is_refused_by_its_name()
    {
        Assert.Equal("OrganizationId", Refused(() => new OrganizationRequest(null)));
        Assert.Equal("OrganizationId", Refused(() => new OrganizationLeaderRequest("..")));
        Assert.Equal("OrganizationId", Refused(() => OrganizationChangeRequest.Remove(string.Empty)));
        Assert.Equal("UserId", Refused(() => OrganizationChangeRequest.Leader("o", null)));
        Assert.Equal("Code", Refused(() => new OrganizationCreateRequest(new OrganizationFields { Name = "n" })));
        Assert.Equal("Name", Refused(() => new OrganizationCreateRequest(new OrganizationFields { Code = "c", Name = string.Empty })));
        Assert.Equal("Name", Refused(() => OrganizationChangeRequest.Fields("o", new OrganizationFields { Name = string.Empty, Code = null })));
        Assert.Equal("Category", Refused(() => new OrganizationFields { Category = "a\0b" }));
        Assert.Equal("Extension", Refused(() => new OrganizationFields { Extension = new Dictionary<string, object?> { ["a"] = DateTime.Now } }));
        Assert.Equal("Code", Refused(() => new OrganizationsRequest { Code = string.Empty }));
    }

    [Fact]
    public void A_field_is_given_once()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => OrganizationChangeRequest.Fields("o", new OrganizationFields { Name = "n" }, new Dictionary<string, object?> { ["name"] = "other" }));
        Assert.Equal("Attribute", error.ParamName);
        Assert.Contains("the field name", error.Message, StringComparison.Ordinal);
    }

    // The name of an organization's code sounds like a secret.
    [Fact]
    public async Task A_trace_shows_the_code()
    {
        RecordingTrace trace = new();
        await SendAsync(new OrganizationCreateRequest(new OrganizationFields { Code = "sales-code", Name = "n", Extension = new Dictionary<string, object?> { ["password"] = "canary-value" } }), """{"org_id":"o"}""", 201, trace);
        string seen = string.Join('\n', trace.Lines);
        Assert.Contains("\"code\":\"sales-code\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-value", seen, StringComparison.Ordinal);
    }

    private static string? Refused(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).ParamName;

    private static async Task<TResult> SendAsync<TResult>(EiamRequest<TResult> request, string answer, int status = 200, IEiamTrace? trace = null)
    {
        using EiamClient client = new TenantTransport(_ => StubTransport.Response(status, answer)).CreateClient();
        return await client.SendAsync(request, trace, Stop);
    }

    private static async Task<(string Method, string Path, string? Body, string? Authorization)> SentAsync<TResult>(EiamRequest<TResult> request, string answer, int status = 200)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(status, answer));
        using EiamClient client = tenant.CreateClient();
        await client.SendAsync(request, cancellationToken: Stop);
        TenantCall call = Assert.Single(tenant.Calls);
        return (call.Method, call.PathAndQuery, call.Body, call.Authorization);
    }
}
