using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Lists;

/// <summary>One item that is looked for in a list, where the API has no lookup.</summary>
public class SoughtItemTests
{
    [Theory]
    [InlineData("code-0", "0")]
    [InlineData("code-99", "0")]
    [InlineData("code-142", "0,1")]
    [InlineData("code-229", "0,1,2")]
    public async Task The_list_is_read_until_the_code_comes(string code, string pages)
    {
        TenantTransport tenant = Tenant();
        List<Organization> found = await ReadAsync(tenant, code);
        Assert.Equal(code, Assert.Single(found).Code);

        // The page behind the last one that is needed may have been asked for before the item came.
        Assert.StartsWith(pages, string.Join(',', tenant.Calls.Select(c => c.Page)), System.StringComparison.Ordinal);
        Assert.InRange(tenant.Calls.Count, pages.Split(',').Length, pages.Split(',').Length + 1);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("CODE-1")]
    [InlineData("code-1 ")]
    public async Task A_code_that_is_not_in_the_list_is_an_error_of_a_call_that_was_carried_out(string code)
    {
        TenantTransport tenant = Tenant();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => ReadAsync(tenant, code));
        Assert.Equal((EiamErrorId.NotFound, FailureKind.NotFound, RequestOutcome.CarriedOut), (failure.ErrorId, failure.Kind, failure.Outcome));
        Assert.Equal($"No organization has the code '{code}'.", failure.Message);
        Assert.Equal("GET /api/v2/tenant/organizations", failure.Endpoint);
        Assert.Equal([0, 1, 2], tenant.Calls.Select(c => c.Page));
    }

    [Fact]
    public async Task A_list_that_ended_early_is_a_warning_before_the_error()
    {
        RecordingTrace trace = new();
        TenantTransport tenant = new(call => Page(call.Page * 100, call.Page == 0 ? 100 : 0, total: 230));
        await Assert.ThrowsAsync<EiamException>(() => ReadAsync(tenant, "nobody", trace));
        Assert.Contains("130 items", Assert.Single(trace.Warnings), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_anything_is_no_error()
    {
        using EiamClient client = new TenantTransport(_ => Page(0, 0, total: 0)).CreateClient();
        await foreach (Organization organization in client.StreamAsync(new OrganizationsRequest(), cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Fail(organization.ToString());
        }
    }

    private static TenantTransport Tenant() => new(call => Page(call.Page * 100, call.Page < 2 ? 100 : 30, total: 230));

    private static async Task<List<Organization>> ReadAsync(TenantTransport tenant, string code, IEiamTrace? trace = null)
    {
        using EiamClient client = tenant.CreateClient();
        List<Organization> found = [];
        await foreach (Organization organization in client.StreamAsync(new OrganizationsRequest { Code = code }, trace, TestContext.Current.CancellationToken))
        {
            found.Add(organization);
        }

        return found;
    }

    private static HttpResponseMessage Page(int from, int count, int total)
    {
        StringBuilder body = new($"{{\"total\":{total},\"organizations\":[");
        body.AppendJoin(',', Enumerable.Range(from, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{{\"org_id\":\"id-{n}\",\"org_code\":\"code-{n}\"}}"))).Append("]}");
        return StubTransport.Response(200, body.ToString());
    }
}
