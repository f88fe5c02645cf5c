using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Eiam.Sandbox.Server;

/// <summary>
/// Closes the server to web pages, which can reach a server on this machine through the browser: under a host name of their own that resolves to
/// loopback (DNS rebinding), or from their own origin (cross-site requests).
/// </summary>
internal static class LoopbackOnly
{
    internal static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        StringValues origin = context.Request.Headers.Origin;
        bool isOwn = IsLoopback(context.Request.Host.Host)
            && origin.All(static o => Uri.TryCreate(o, UriKind.Absolute, out Uri? page) && IsLoopback(page.Host));
        if (isOwn)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsLoopback(string host) => host.Trim('[', ']') is "127.0.0.1" or "::1" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
