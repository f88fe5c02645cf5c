using System;
using System.Threading.Tasks;
using Eiam.Sandbox.Server.Control;
using Microsoft.AspNetCore.Http;

namespace Eiam.Sandbox.Server;

/// <summary>
/// Refuses with 403 what a web page in a browser on this machine may have sent: a request under another name than this
/// machine's own (a name that was made to point at 127.0.0.1) or from a page of another origin. The requests that the
/// server shows contain secrets.
/// </summary>
internal static class LoopbackGuard
{
    internal static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsLoopbackName(context.Request.Host.Host))
        {
            return ControlEndpoints.RefuseAsync(
                context, StatusCodes.Status403Forbidden, "Only requests to localhost, 127.0.0.1 or [::1] are answered.");
        }

        foreach (string? origin in context.Request.Headers.Origin)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) || !IsLoopbackName(page.Host))
            {
                return ControlEndpoints.RefuseAsync(
                    context, StatusCodes.Status403Forbidden, "Requests of web pages of other origins are not answered.");
            }
        }

        return next(context);
    }

    private static bool IsLoopbackName(string host) =>
        host is "127.0.0.1" or "[::1]" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
}
