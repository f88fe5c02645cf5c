using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Eiam.Sandbox.Server;

/// <summary>Turns HTTP requests into calls of the tenant.</summary>
internal static class TenantGateway
{
    /// <summary>The largest body that is read, in bytes; a larger one is answered with 413.</summary>
    internal const int LargestBody = 1024 * 1024;

    internal static async Task AnswerAsync(HttpContext context, SandboxTenant tenant)
    {
        byte[] body;
        try
        {
            body = await ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
            return;
        }

        SandboxCall call = new(context.Request.Method, RawPath(context), ReadHeaders(context.Request.Headers), body);
        if (await tenant.HandleAsync(call, context.RequestAborted).ConfigureAwait(false) is not { } answer)
        {
            // A fault breaks the connection.
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.StatusCode;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // The server has refused a longer one by its Content-Length, or refuses it while it is read.
        using var body = new MemoryStream((int)long.Min(request.ContentLength ?? 0, LargestBody));
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    /// <summary>Path and query as sent, before the server decodes and tidies them.</summary>
    private static string RawPath(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/') ? target : context.Request.Path + context.Request.QueryString.ToUriComponent();
    }

    /// <summary>
    /// Kestrel gives known names in its own spelling and before the others, and HTTP/2 lower-cases all; names that it does
    /// not know, such as the X- headers, come as they were sent over HTTP/1.1.
    /// </summary>
    private static List<KeyValuePair<string, string>> ReadHeaders(IHeaderDictionary from)
    {
        var headers = new List<KeyValuePair<string, string>>(from.Count);
        foreach (var header in from)
        {
            foreach (string? value in header.Value)
            {
                headers.Add(new KeyValuePair<string, string>(header.Key, value ?? string.Empty));
            }
        }

        return headers;
    }
}
