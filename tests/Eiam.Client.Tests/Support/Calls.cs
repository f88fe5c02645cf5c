using System.Threading.Tasks;
using Xunit;

namespace Eiam.Client.Tests.Support;

/// <summary>One call against one canned answer.</summary>
internal static class Calls
{
    public static async Task<LoginResult> BindAsync(string body, int status = 200)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body)));
        return await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);
    }

    public static async Task<EiamException> FailingBindAsync(string body, int status = 200, string type = "application/json")
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body, type)));
        return await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));
    }

    public static async Task<EiamException> FailingProbeAsync(string body, int status = 200, string type = "application/json")
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body, type)));
        return await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(new ProbeRequest(), cancellationToken: TestContext.Current.CancellationToken));
    }
}
