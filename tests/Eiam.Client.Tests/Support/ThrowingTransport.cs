using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>A transport that fails before it takes the body.</summary>
internal sealed class ThrowingTransport(Exception error) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw error;
}
