using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Flow;

/// <summary>What a call may allocate. The bound is generous: it is there for the day when something is made for each call that need not be.</summary>
public sealed class AllocationTests
{
    private const int Calls = 500;
    private const int BytesPerCall = 8 * 1024;

    [Fact]
    public async Task A_call_that_succeeds_allocates_within_its_bound()
    {
        // The transport ends at once, so that all of a call runs on this thread, whose allocations are counted.
        using EiamClient client = new(Sample.Options(transport: new AtOnce()));
        await RunAsync(client);
        long before = GC.GetAllocatedBytesForCurrentThread();
        await RunAsync(client);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, 1, BytesPerCall);
    }

    private static async Task RunAsync(EiamClient client)
    {
        WeChatMobileBindRequest request = Sample.Bind();
        for (int i = 0; i < Calls; i++)
        {
            Assert.Equal(LoginStatus.Success, (await client.SendAsync(request, cancellationToken: CancellationToken.None)).Status);
        }
    }

    private sealed class AtOnce : HttpMessageHandler
    {
        private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"session_token":"s","expire":432000,"status":"SUCCESS","id_token":"i"}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) });
    }
}
