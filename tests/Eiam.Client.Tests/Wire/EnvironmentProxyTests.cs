using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Eiam.Client.Http;
using Eiam.Client.Secrets;
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
    [MemberData(nameof(ProxyTests.Refusals), MemberType = typeof(ProxyTests))]
    public async Task Its_login_is_in_no_error_and_no_trace_where_it_fails(string how)
    {
        await using FaultServer proxy = FaultServer.Start(ProxyTests.Ways[how]);
        if (how == "is not there")
        {
            await proxy.DisposeAsync();
        }

        Use(proxy);
        using EiamClient client = new(Options(new Uri("https://tenant.invalid/")));
        RecordingTrace trace = new();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken));

        Assert.Equal((FailureKind.ProxyFailed, RequestOutcome.NotSent), (failure.Kind, failure.Outcome));
        Assert.Contains($"through the proxy http://localhost:{proxy.Port}: ", failure.Message, StringComparison.Ordinal);
        AssertHidden(string.Join('\n', trace.Lines) + failure);
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            AssertHidden(e.Message + e);
        }
    }

    [Theory]
    [InlineData("http://user:canary%2Dpassword@proxy.invalid:8080")]
    [InlineData("user:canary%2Dpassword@proxy.invalid")]
    public void Its_password_is_known_as_it_is_and_as_it_stands_in_the_address(string address)
    {
        Environment.SetEnvironmentVariable(Variable, address);
        Redactor redactor = new();
        SessionProxy.AddSecrets(redactor, Sample.Options());

        Assert.Equal("*** ***", redactor.Redact("canary%2Dpassword canary-password"));
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
        WebRequest.DefaultWebProxy = _proxyBefore;
        Environment.SetEnvironmentVariable(Variable, _variableBefore);
    }

    private static void Use(FaultServer proxy)
    {
        Uri address = new($"http://user:{Escaped}@localhost:{proxy.Port}/");
        Environment.SetEnvironmentVariable(Variable, address.OriginalString);

        // .NET reads the variable once a process: this stands for what it makes of it.
        HttpClient.DefaultProxy = new Named(address);
        WebRequest.DefaultWebProxy = HttpClient.DefaultProxy;
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
