using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Sandbox.Http;

/// <summary>Puts a tenant where the network would be. Owns nothing: disposing of it leaves the tenant as it is.</summary>
public sealed class SandboxMessageHandler : HttpMessageHandler
{
    private readonly SandboxTenant _tenant;

    internal SandboxMessageHandler(SandboxTenant tenant) => _tenant = tenant;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Uri address = request.RequestUri is { IsAbsoluteUri: true } uri
            ? uri
            : throw new InvalidOperationException("The request has no absolute address. Give one, or set HttpClient.BaseAddress.");
        byte[] body = await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false);
        SandboxCall call = new(request.Method.Method, address.PathAndQuery, ReadHeaders(request), body);
        SandboxResponse answer = await _tenant.HandleAsync(call, cancellationToken).ConfigureAwait(false) ?? throw Reset();
        var content = new ByteArrayContent(answer.Body);
        content.Headers.ContentType = answer.ContentType is null ? null : new MediaTypeHeaderValue(answer.ContentType);
        return new HttpResponseMessage((HttpStatusCode)answer.StatusCode)
        {
            Content = content,
            RequestMessage = request,
            Version = request.Version,
        };
    }

    // As a socket's end shows through an HttpClient.
    private static HttpRequestException Reset() => new(
        "An error occurred while sending the request.",
        new IOException("Unable to read data from the transport connection.", new SocketException((int)SocketError.ConnectionReset)));

    private static async Task<byte[]> ReadBodyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return Array.Empty<byte>();
        }

#if NETSTANDARD2_0
        byte[] body = await request.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return body;
#else
        return await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
#endif
    }

    private static List<KeyValuePair<string, string>> ReadHeaders(HttpRequestMessage request)
    {
        var headers = new List<KeyValuePair<string, string>>(12);
        Add(headers, request.Headers);
        if (request.Content is not null)
        {
            Add(headers, request.Content.Headers);
        }

        return headers;
    }

    private static void Add(List<KeyValuePair<string, string>> to, HttpHeaders from)
    {
#if NETSTANDARD2_0
        foreach (KeyValuePair<string, IEnumerable<string>> header in from)
        {
            // The parser takes User-Agent apart at its spaces.
            string separator = string.Equals(header.Key, "User-Agent", StringComparison.OrdinalIgnoreCase) ? " " : ", ";
            to.Add(new KeyValuePair<string, string>(header.Key, string.Join(separator, header.Value)));
        }
#else
        // As they were set, which is as the wire would carry them.
        foreach (KeyValuePair<string, HeaderStringValues> header in from.NonValidated)
        {
            to.Add(new KeyValuePair<string, string>(header.Key, header.Value.ToString()));
        }
#endif
    }
}
