using System;
using System.Linq;
using System.Reflection;
using System.Security;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Eiam.Client;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;

namespace Eiam.Benchmarks;

/// <summary>One bind by the client and by a bare HttpClient, over the same loopback server: time, and bytes allocated.</summary>
// In this process, since the server's address is known here; what is compared is compiled alike.
[InProcess]
[MemoryDiagnoser]
public class BindBenchmark : IDisposable
{
    private const string Token = "b7e1c4d2f3a9580617c2e4d8fb360a95";
    private const string Code = "c0de0000000000000000000000000001";

    private readonly SecureString _token = SecretText.ToSecure(Token);
    private readonly SecureString _code = SecretText.ToSecure(Code);
    private Child? _server;
    private BareClient? _bare;
    private EiamClient? _client;

    /// <summary>Starts the server.</summary>
    [GlobalSetup]
    public void Start()
    {
        _server = new Child(typeof(BindBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Server").Value!, null, "serve");
        Uri tenant = new(_server.ReadLine());
        _bare = new BareClient(tenant);
        _client = new EiamClient(new EiamClientOptions
        {
            Uri = tenant,
            ClientId = "nTo1eRIub60vPb54WeE6aojPwYwImtl4",
            DeviceFingerprint = "0123456789abcdef0123456789abcdef",
            Agent = "benchmark",
            OperatingSystemVersion = "Debian 13",
            NoProxy = true,
        });
    }

    /// <summary>What a program does that has an HttpClient and nothing else.</summary>
    [Benchmark(Baseline = true)]
    public Task<BareClient.Answer?> HttpClient() => _bare!.BindAsync(Token, Code);

    /// <summary>The same by the client, which checks, limits, redacts where asked, and reads with tolerance.</summary>
    [Benchmark]
    public Task<LoginResult> EiamClient() => _client!.SendAsync(new WeChatMobileBindRequest(_token, _code));

    /// <summary>Stops the server.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _client?.Dispose();
        _bare?.Dispose();
        _server?.Dispose();
        _token.Dispose();
        _code.Dispose();
        GC.SuppressFinalize(this);
    }
}
