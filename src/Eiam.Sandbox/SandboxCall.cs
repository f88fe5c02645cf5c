using System;
using System.Collections.Generic;

namespace Eiam.Sandbox;

/// <summary>One HTTP request as the tenant receives it.</summary>
/// <remarks>Nothing is copied: the caller leaves the headers and the body alone after handing them over.</remarks>
public sealed class SandboxCall
{
    /// <summary>Makes a call.</summary>
    /// <param name="method">The method, in upper case.</param>
    /// <param name="path">Path and query as sent.</param>
    /// <param name="headers">The headers, one entry for each that was received.</param>
    /// <param name="body">The body; empty where there was none.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SandboxCall(string method, string path, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
    {
        Method = method ?? throw new ArgumentNullException(nameof(method));
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Headers = headers ?? throw new ArgumentNullException(nameof(headers));
        Body = body ?? throw new ArgumentNullException(nameof(body));
    }

    /// <summary>The method, like <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>Path and query as sent, like <c>/api/v1/oauth2/keys?x=1</c>.</summary>
    public string Path { get; }

    /// <summary>The headers with exact names, in the order received (as far as the transport keeps both).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The path without the query.</summary>
    internal string PathWithoutQuery => Path.IndexOf('?') is var query && query < 0 ? Path : Path.Substring(0, query);

    /// <summary>The body's bytes.</summary>
    public byte[] Body { get; }
}
