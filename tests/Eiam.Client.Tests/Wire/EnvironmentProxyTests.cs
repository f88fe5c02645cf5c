using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>Tests that set what all of the process shares run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class EnvironmentTests
{
    public const string Name = "Environment";
}

/// <summary>A proxy that the environment names, with a login in its address, as .NET takes it.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class EnvironmentProxyTests : IDisposable
{
    private const string Variable = "HTTPS_PROXY";
    private const string Password = "pr0xy@pass:w";
    private const string Escaped = "pr0xy%40pass%3Aw";

    private readonly IWebProxy _proxyBefore = HttpClient.DefaultProxy;
    private readonly string? _variableBefore = Environment.GetEnvironmentVariable(Variable);

    [Theory]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("no HTTP at all\r\n\r\n")]
    [InlineData("")]
    public async Task Its_login_is_in_no_error_and_no_trace_where_it_refuses_the_tunnel(string answer)
    {
        await using FaultServer proxy = answer.Length == 0 ? FaultServer.Start(Scripts.Once(_ => Task.CompletedTask)) : FaultServer.Answering(answer);
        Use(proxy);
        using EiamClient client = new(Options(new Uri("https://tenant.invalid/")));
        RecordingTrace trace = new();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken));

        Assert.NotEmpty(proxy.Requests);
        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Equal(EiamErrorId.ConnectionFailed, failure.ErrorId);
        AssertHidden(string.Join('\n', trace.Lines) + failure);
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            AssertHidden(e.Message + e);
        }
    }

    [Fact]
    public async Task Its_login_is_in_no_error_where_it_is_not_there()
    {
        await using FaultServer gone = FaultServer.Answering(string.Empty);
        Use(gone);
        await gone.DisposeAsync();
        using EiamClient client = new(Options(new Uri("https://tenant.invalid/")));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        AssertHidden(failure.ToString());
    }

    [Fact]
    public async Task It_never_gets_what_goes_to_this_machine_in_clear_text()
    {
        await using FaultServer proxy = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        Use(proxy);
        using EiamClient client = new(Options(server.Uri));
        await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(proxy.Requests);
        Assert.Equal(1, server.CountOf(Sample.WeChatCode));
    }

    [Fact]
    public async Task It_is_used_for_a_host_elsewhere()
    {
        await using FaultServer proxy = FaultServer.Answering(Scripts.Http(Scripts.Success));
        Use(proxy);
        using EiamClient client = new(Options(new Uri("http://tenant.invalid/")));
        await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(proxy.Requests);
    }

    public void Dispose()
    {
        HttpClient.DefaultProxy = _proxyBefore;
        Environment.SetEnvironmentVariable(Variable, _variableBefore);
    }

    private static void Use(FaultServer proxy)
    {
        Uri address = new($"http://user:{Escaped}@localhost:{proxy.Port}/");
        Environment.SetEnvironmentVariable(Variable, address.OriginalString);

        // .NET reads the variable once a process: this stands for what it makes of it.
        HttpClient.DefaultProxy = new Named(address);
    }

    private static void AssertHidden(string text)
    {
        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Escaped, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("user:" + Password)), text, StringComparison.Ordinal);
    }

    private static EiamClientOptions Options(Uri uri) => new()
    {
        Uri = uri,
        ClientId = Sample.ClientId,
        OperatingSystemVersion = Sample.SystemVersion,
        DeviceFingerprint = Sample.Fingerprint,
        Agent = Sample.Agent,
        MaximumRetryCount = 0,
    };

    private sealed class Named(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; } = new NetworkCredential("user", Password);

        public Uri GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }
}
