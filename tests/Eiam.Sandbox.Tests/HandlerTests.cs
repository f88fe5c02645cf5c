using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class HandlerTests
{
    [Fact]
    public async Task Each_handler_is_its_own_and_the_tenant_outlives_it()
    {
        var tenant = new SandboxTenant();
        using (var first = new HttpClient(tenant.CreateHandler()))
        {
            await first.GetAsync(new Uri("https://any.invalid/api/v1/oauth2/keys"), TestContext.Current.CancellationToken);
        }

        using var second = new HttpClient(tenant.CreateHandler());
        using HttpResponseMessage response =
            await second.GetAsync(new Uri("http://other.invalid/api/v1/oauth2/keys"), TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode);
        Assert.NotNull(response.RequestMessage);
        Assert.Equal(2, tenant.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_request_does_not_reach_the_tenant()
    {
        var tenant = new SandboxTenant();
        using var client = new HttpMessageInvoker(tenant.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://any.invalid/");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(request, new CancellationToken(true)));

        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/relative")]
    public async Task An_address_without_a_host_is_refused(string? address)
    {
        using var client = new HttpMessageInvoker(new SandboxTenant().CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, address is null ? null : new Uri(address, UriKind.Relative));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(request, TestContext.Current.CancellationToken));
    }
}
