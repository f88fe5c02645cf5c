using System;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The sandbox server in a process of its own: HTTP and HTTPS.</summary>
public sealed class ServerProcess : IDisposable
{
    private readonly ChildProcess _process = new(TestPaths.SandboxServer, "--https", "--client-id", "wire-client");
    private readonly HttpClient _control;

    public ServerProcess()
    {
        Http = new Uri(_process.ReadWord("http://"));
        Https = new Uri(_process.ReadWord("https://").Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        _control = new HttpClient { BaseAddress = Http };
    }

    public Uri Http { get; }

    public Uri Https { get; }

    public Task AddUserAsync(string mobile) => PostAsync("_sandbox/users", new { mobile });

    public async Task<string> CodeAsync(string kind, string mobile) =>
        (await PostAsync("_sandbox/codes", new { kind, mobile })).GetProperty("code").GetString()!;

    public Task<JsonElement> RequestsAsync() => _control.GetFromJsonAsync<JsonElement>("_sandbox/requests");

    public void Dispose()
    {
        _control.Dispose();
        _process.Dispose();
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using HttpResponseMessage response = await _control.PostAsJsonAsync(path, body);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())!;
    }
}

public sealed class WireTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    private const string Flow = """
        param($Uri, $LoginCode, $WeChatCode, $Skip)
        Connect-Eiam -Uri $Uri -ClientId wire-client -SkipCertificateCheck:$Skip -WarningAction SilentlyContinue
        Invoke-EiamWeChatMiniProgramLogin -Code $LoginCode | Invoke-EiamWeChatMobileBind -WeChatCode $WeChatCode
        """;

    [Theory]
    [InlineData(false, "13800000011")]
    [InlineData(true, "13800000012")]
    public async Task A_user_is_bound_over_a_real_connection(bool https, string mobile)
    {
        await server.AddUserAsync(mobile);
        using PowerShellEngine engine = new();
        PSObject bound = engine.Run(
            Flow, (https ? server.Https : server.Http).ToString(), await server.CodeAsync("MiniProgramLogin", mobile), await server.CodeAsync("WeChatPhone", mobile), https).Single;
        Assert.Equal("Success", bound.Properties["Status"].Value.ToString());
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent()
    {
        const string Mobile = "13800000013";
        string code = await server.CodeAsync("MiniProgramLogin", Mobile);
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(
            "param($Uri, $Code) Connect-Eiam -Uri $Uri -ClientId wire-client -MaximumRetryCount 0; Invoke-EiamWeChatMiniProgramLogin -Code $Code", server.Https.ToString(), code).Error;
        Assert.StartsWith("EiamConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("NotSent", ErrorTests.Property(error, "Outcome")!.ToString());

        // The code is unspent: a session that skips the check can use it, and another beside it still refuses.
        RunResult both = engine.Run(
            """
            param($Uri, $Code)
            Connect-Eiam -Uri $Uri -ClientId wire-client -Name strict -MaximumRetryCount 0
            Connect-Eiam -Uri $Uri -ClientId wire-client -Name lax -SkipCertificateCheck -WarningAction SilentlyContinue
            (Invoke-EiamWeChatMiniProgramLogin -Code $Code -Session lax).StatusText
            Invoke-EiamWeChatMiniProgramLogin -Code $Code -Session strict
            """,
            server.Https.ToString(),
            code);
        Assert.Equal("USER_REGISTER", both.Output.Single().BaseObject);
        Assert.StartsWith("EiamConnectionFailed,", both.Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_used_by_many_threads_at_once()
    {
        string[] codes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => server.CodeAsync("MiniProgramLogin", $"139000000{i:00}")));
        using PowerShellEngine owner = new();
        PSObject session = owner.Run("param($Uri) Connect-Eiam -Uri $Uri -ClientId wire-client -PassThru", server.Http.ToString()).Single;

        // As ForEach-Object -Parallel does with $using: one session, several runspaces.
        RunResult[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
        {
            using PowerShellEngine other = new();
            return other.Run("param($Session, $Codes) $Codes | Invoke-EiamWeChatMiniProgramLogin -Session $Session", session, codes.Skip(n * 10).Take(10).ToArray());
        })));
        Assert.All(results, r => Assert.Equal(10, r.Clean().Output.Count(o => o.Properties["StatusText"].Value is "USER_REGISTER")));
        Assert.Equal(true, session.Properties["IsConnected"].Value);
    }
}
