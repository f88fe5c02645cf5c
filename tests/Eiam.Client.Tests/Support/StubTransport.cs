using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>A transport that answers out of memory, and counts what it was asked.</summary>
internal sealed class StubTransport(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly List<string> _bodies = [];

    public int Requests => _bodies.Count;

    public IReadOnlyList<string> Bodies => _bodies;

    public static StubTransport Answering(int status, string body, string type = "application/json") =>
        Answering(status, Encoding.UTF8.GetBytes(body), type);

    public static StubTransport Answering(int status, byte[] body, string type = "application/json") => new(_ => Response(status, body, type));

    public static HttpResponseMessage Response(int status, string body, string type = "application/json") =>
        Response(status, Encoding.UTF8.GetBytes(body), type);

    public static HttpResponseMessage Response(int status, byte[] body, string type = "application/json")
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _bodies.Add(request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken));
        return answer(_bodies.Count);
    }
}
