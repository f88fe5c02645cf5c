using System;
using System.Collections.Generic;
using System.Text;

namespace Eiam.Sandbox;

/// <summary>A request that the tenant has answered, kept for a test to look at.</summary>
/// <remarks>Headers and body are made readable when they are first asked for: most of them never are.</remarks>
public sealed class SandboxRequest
{
    private readonly SandboxCall _call;
    private IReadOnlyDictionary<string, string>? _headers;
    private string? _body;

    internal SandboxRequest(DateTimeOffset time, SandboxCall call, int statusCode, string? status, string? errorCode, string? fault = null)
    {
        Time = time;
        _call = call;
        StatusCode = statusCode;
        Status = status;
        ErrorCode = errorCode;
        Fault = fault;
    }

    /// <summary>When it came in, by the tenant's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The method, like <c>POST</c>.</summary>
    public string Method => _call.Method;

    /// <summary>Path and query as sent.</summary>
    public string Path => _call.Path;

    /// <summary>The headers; names compare without case, and a repeated header's values are joined by <c>", "</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers ??= ReadHeaders(_call);

    /// <summary>The body as text; bytes that are not UTF-8 show as U+FFFD.</summary>
    public string Body => _body ??= Encoding.UTF8.GetString(_call.Body);

    internal int BodySize => _call.Body.Length;

    /// <summary>The HTTP status of the answer; 0 where a fault let none come.</summary>
    public int StatusCode { get; }

    /// <summary>The EIAM status of the answer, like <c>SOCIAL_BIND</c>, without spaces around it; null if it had none.</summary>
    public string? Status { get; }

    /// <summary>The error code of the answer as sent, like <c>IDAAS.SDK.COMMON.1007</c>; null if it had none.</summary>
    public string? ErrorCode { get; }

    /// <summary>What happened to the request, like <c>reset after processing</c>; null where it met no fault.</summary>
    public string? Fault { get; }

    private static Dictionary<string, string> ReadHeaders(SandboxCall call)
    {
        var headers = new Dictionary<string, string>(call.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> header in call.Headers)
        {
            headers[header.Key] = headers.TryGetValue(header.Key, out string? earlier) ? $"{earlier}, {header.Value}" : header.Value;
        }

        return headers;
    }
}
