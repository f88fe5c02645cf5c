using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The bytes of the calls of an application's organizations, against the vendor's pages, and what is read of their answers.</summary>
public class ApplicationOrganizationBytesTests
{
    private const string Path = "/api/v2/tenant/applications/a%2F1/organizations";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_call_has_its_path_and_what_was_given()
    {
        Assert.Equal(("GET", Path + "?offset=0&limit=100", null), await SentAsync(new ApplicationOrganizationsRequest("a/1"), """{"organizations":[]}"""));
        Assert.Equal(("GET", Path + "/o%201", null), await SentAsync(new ApplicationOrganizationRequest("a/1", "o 1"), """{"org_id":"o 1"}"""));
        Assert.Equal(
            ("POST", Path, """{"org_code":"sales","name":"竹云","parent_id":"p"}"""),
            await SentAsync(new ApplicationOrganizationCreateRequest("a/1", new ApplicationOrganizationFields { Code = "sales", Name = "竹云", ParentId = "p" }), """{"org_id":"o"}""", 201));
        Assert.Equal(
            ("PUT", Path + "/o", """{"name":"n","extension":null}"""),
            await SentAsync(
                ApplicationOrganizationChangeRequest.Fields("a/1", "o", new ApplicationOrganizationFields { Name = "n", ParentId = string.Empty }, new Dictionary<string, object?> { ["extension"] = null }),
                """{"org_id":"o"}"""));
        Assert.Equal(("DELETE", Path + "/o", null), await SentAsync(ApplicationOrganizationChangeRequest.Remove("a/1", "o"), string.Empty, 204));
    }

    // The page prints 201 for the read, Huawei's 200; Huawei's record has no disabled and no extension.
    [Theory]
    [InlineData(200, """{"org_id":"o","org_code":"c","name":"n","parent_id":"p"}""", null)]
    [InlineData(201, """{"org_id":"o","org_code":"c","name":"n","parent_id":"p","disabled":"true","extension":{"a":1}}""", true)]
    public async Task A_record_is_read_at_either_status(int status, string answer, bool? disabled)
    {
        using EiamClient client = new TenantTransport(_ => StubTransport.Response(status, answer)).CreateClient();
        ApplicationOrganization read = await client.SendAsync(new ApplicationOrganizationRequest("a", "o"), cancellationToken: Stop);
        Assert.Equal(("o", "a", "c", "n", "p", disabled), (read.ApplicationOrganizationId, read.ApplicationId, read.Code, read.Name, read.ParentId, read.Disabled));
        Assert.Equal(disabled is not null, read.AdditionalData.ContainsKey("extension"));
    }

    [Fact]
    public void What_cannot_be_sent_is_refused_by_its_name()
    {
        Assert.Equal("ApplicationId", Refused(() => new ApplicationOrganizationsRequest("..")));
        Assert.Equal("ApplicationOrganizationId", Refused(() => new ApplicationOrganizationRequest("a", null)));
        Assert.Equal("Code", Refused(() => new ApplicationOrganizationCreateRequest("a", new ApplicationOrganizationFields { Name = "n" })));
        Assert.Equal("Name", Refused(() => new ApplicationOrganizationCreateRequest("a", new ApplicationOrganizationFields { Code = "c" })));
        Assert.Equal("Name", Refused(() => ApplicationOrganizationChangeRequest.Fields("a", "o", new ApplicationOrganizationFields { Name = string.Empty })));
        Assert.Equal("ApplicationOrganizationId", Refused(() => ApplicationOrganizationChangeRequest.Remove("a", string.Empty)));
    }

    private static string? Refused(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).ParamName;

    private static async Task<(string Method, string Path, string? Body)> SentAsync<TResult>(EiamRequest<TResult> request, string answer, int status = 200)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(status, answer));
        using EiamClient client = tenant.CreateClient();
        await client.SendAsync(request, cancellationToken: Stop);
        TenantCall call = Assert.Single(tenant.Calls);
        return (call.Method, call.PathAndQuery, string.IsNullOrEmpty(call.Body) ? null : call.Body);
    }
}
