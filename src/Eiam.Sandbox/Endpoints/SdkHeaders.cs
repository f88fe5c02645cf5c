using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.Endpoints;

/// <summary>The common headers of <c>/api/v2/sdk/*</c> and how strictly they are read (EIAM:applets/bind-wechat-mobile.html).</summary>
internal static class SdkHeaders
{
    internal const string StateToken = "X-state-token";
    internal const string SessionToken = "X-session-token";
    private const string ClientId = "X-client-id";
    private const string ContentType = "content-type";

    private static readonly string[] Device = ["X-operating-sys-version", "X-device-fingerprint", "X-agent"];
    private static readonly string[] Optional = ["X-device-ip", "X-L", StateToken, SessionToken];
    private static readonly string[] Documented = [.. Device, .. Optional, ClientId, ContentType];

    /// <summary>Checks every documented header, in the order: characters, device, client, optional ones, content type.</summary>
    /// <exception cref="SandboxException">One of them is refused.</exception>
    internal static void Check(SandboxCall call, SandboxOptions options)
    {
        foreach (string name in Documented)
        {
            if (Find(call, name) is { } value && !IsPrintable(value))
            {
                throw SandboxException.BadFormat(name);
            }
        }

        foreach (string name in Device)
        {
            if (string.IsNullOrWhiteSpace(Find(call, name)))
            {
                throw SandboxException.NoDeviceInformation();
            }
        }

        string? clientId = Find(call, ClientId);
        if (string.IsNullOrWhiteSpace(clientId))
        {
            throw SandboxException.NoClientId();
        }

        if (clientId != options.ClientId)
        {
            throw SandboxException.UnknownClient();
        }

        foreach (string name in Optional)
        {
            if (Find(call, name) is { } value && string.IsNullOrWhiteSpace(value))
            {
                throw SandboxException.BadFormat(name);
            }
        }

        // Documented for POST; a call without a body has nothing to name the type of.
        if (call.Body.Length > 0 && !IsJson(Find(call, ContentType)))
        {
            throw SandboxException.BadFormat(ContentType);
        }
    }

    /// <summary>The header's value; values of a repeated header joined by <c>", "</c>; null if it was not sent.</summary>
    internal static string? Find(SandboxCall call, string name)
    {
        string? found = null;
        for (int i = 0; i < call.Headers.Count; i++)
        {
            KeyValuePair<string, string> header = call.Headers[i];
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                found = found is null ? header.Value : $"{found}, {header.Value}";
            }
        }

        return found;
    }

    private static bool IsPrintable(string value)
    {
        foreach (char c in value)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it is <c>application/json</c>, alone or with the one parameter that the docs show (charset, UTF-8).</summary>
    private static bool IsJson(string? contentType)
    {
        if (contentType is null)
        {
            return false;
        }

        string[] parts = contentType.Split(';');
        bool isCharset = parts.Length == 1
            || (parts.Length == 2 && parts[1].Replace("\"", string.Empty).Trim().ToUpperInvariant() is "CHARSET=UTF-8" or "CHARSET=UTF8");
        return isCharset && string.Equals(parts[0].Trim(), "application/json", StringComparison.OrdinalIgnoreCase);
    }
}
