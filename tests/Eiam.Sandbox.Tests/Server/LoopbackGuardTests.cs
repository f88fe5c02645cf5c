using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Eiam.Sandbox.Server;
using Xunit;

namespace Eiam.Sandbox.Tests.Server;

public sealed class LoopbackGuardTests : IAsyncLifetime
{
    private const string Requests = "/_sandbox/requests";

    private readonly HttpClient _client = new();
    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxServerOptions(), TestContext.Current.CancellationToken);
        _client.BaseAddress = _server.HttpAddress;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:8080")]
    [InlineData("localhost.attacker.example")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("127.0.0.2")]
    [InlineData("[::2]")]
    [InlineData("localhost.")]
    public async Task Other_hosts_are_refused_on_both_sides(string host)
    {
        foreach (string path in new[] { Requests, Rig.KeysPath, "/nowhere" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(path, "Host", host));
        }

        Assert.Empty(_server.Tenant.Requests);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:65535")]
    [InlineData("[::1]")]
    [InlineData("[::1]:443")]
    public async Task The_machines_own_names_are_taken_with_any_port(string host)
    {
        Assert.Equal(HttpStatusCode.OK, await GetAsync(Requests, "Host", host));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(Rig.KeysPath, "Host", host));
    }

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("http://localhost.attacker.example:8080")]
    [InlineData("http://127.0.0.1@attacker.example")]
    [InlineData("null")]
    [InlineData("localhost")]
    public async Task Pages_of_other_origins_are_refused_on_both_sides(string origin)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(Requests, "Origin", origin));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(Rig.KeysPath, "Origin", origin));
        Assert.Empty(_server.Tenant.Requests);
    }

    [Theory]
    [InlineData("http://localhost:3000")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://[::1]:5173")]
    public async Task Pages_of_this_machine_are_answered(string origin) =>
        Assert.Equal(HttpStatusCode.OK, await GetAsync(Requests, "Origin", origin));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task What_a_page_can_send_without_asking_changes_nothing(string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"mobile":"13800000000"}"""));
        if (contentType is not null)
        {
            content.Headers.ContentType = new(contentType);
        }

        using HttpResponseMessage response = await _client.PostAsync(
            new Uri("/_sandbox/users", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(_server.Tenant.Users);
    }

    private async Task<HttpStatusCode> GetAsync(string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Set(header, value);
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
