using System;
using System.Collections.Generic;
using Eiam.Client.Json;
using Eiam.Client.Secrets;
using Eiam.Sandbox;

namespace EiamPowerShell.Results;

/// <summary>A request as a sandbox tenant received it.</summary>
public sealed class EiamSandboxRequest
{
    private readonly SandboxRequest _request;

    internal EiamSandboxRequest(SandboxRequest request, bool asPlainText)
    {
        _request = request;
        Redactor redactor = new();
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> header in request.Headers)
        {
            headers[header.Key] = asPlainText ? header.Value : redactor.Redact(header.Key, header.Value);
        }

        Headers = headers;
        Path = asPlainText ? request.Path : ForeignText.WithoutSecretsOfAddresses(request.Path);
        Body = asPlainText || request.Body.Length == 0 ? request.Body : redactor.RedactJson(request.Body);
    }

    /// <summary>When it came, in the tenant's time.</summary>
    public DateTimeOffset Time => _request.Time;

    /// <summary>The HTTP method.</summary>
    public string Method => _request.Method;

    /// <summary>The path as sent; in its query, what a name says to be secret is masked unless plain text was asked for.</summary>
    public string Path { get; }

    /// <summary>The headers; secrets are masked unless plain text was asked for.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; secrets are masked unless plain text was asked for.</summary>
    public string Body { get; }

    /// <summary>The HTTP status of the answer; 0 where a fault let none come.</summary>
    public int StatusCode => _request.StatusCode;

    /// <summary>The EIAM status of the answer; null where it has none.</summary>
    public string? Status => _request.Status;

    /// <summary>The error code of the answer; null where it has none.</summary>
    public string? ErrorCode => _request.ErrorCode;

    /// <summary>What a fault of New-EiamSandboxFault did to it, such as reset after processing; null where it met none.</summary>
    public string? Fault => _request.Fault;

    /// <summary>Method and path.</summary>
    /// <returns>Method and path.</returns>
    public override string ToString() => Method + " " + Path;
}
