using System;

namespace Eiam.Sandbox.Routing;

/// <summary>
/// The common headers of <c>/api/v2/sdk/*</c> (EIAM:applets/bind-wechat-mobile.html) and the content type of all routes
/// that have a body, and how strictly they are read.
/// </summary>
internal static class HeaderCheck
{
    internal const string StateToken = "X-state-token";
    private const string ClientId = "X-client-id";
    private const string ContentType = "content-type";

    private static readonly string[] Device = ["X-operating-sys-version", "X-device-fingerprint", "X-agent"];
    private static readonly string[] Optional = ["X-device-ip", "X-L", StateToken];
    private static readonly string[] Documented = [.. Device, .. Optional, ClientId];

    /// <summary>Checks in the order: characters, device, client, optional ones, content type.</summary>
    /// <exception cref="ApiException">A header is missing or refused.</exception>
    internal static void Run(RouteContext context)
    {
        if (context.Route.Family == ApiFamily.Sdk)
        {
            CheckSdk(context);
        }

        bool isAsExpected = context.Route.Body switch
        {
            BodyKind.Json => IsUtf8(context.Header(ContentType), "application/json"),
            BodyKind.Form => IsUtf8(context.Header(ContentType), "application/x-www-form-urlencoded"),
            _ => true,
        };
        if (!isAsExpected)
        {
            throw InputErrors.BadFormat(context.Route.Family, ContentType);
        }
    }

    private static void CheckSdk(RouteContext context)
    {
        foreach (string name in Documented)
        {
            if (context.Header(name) is { } value && !IsPrintable(value))
            {
                throw SdkErrors.BadFormat(name);
            }
        }

        foreach (string name in Device)
        {
            if (string.IsNullOrWhiteSpace(context.Header(name)))
            {
                throw SdkErrors.NoDeviceInformation();
            }
        }

        string? clientId = context.Header(ClientId);
        if (string.IsNullOrWhiteSpace(clientId))
        {
            throw SdkErrors.NoClientId();
        }

        if (clientId != context.Options.ClientId)
        {
            throw SdkErrors.UnknownClient();
        }

        foreach (string name in Optional)
        {
            if (context.Header(name) is { } value && string.IsNullOrWhiteSpace(value))
            {
                throw SdkErrors.BadFormat(name);
            }
        }
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

    /// <summary>Whether it is the media type, without a parameter or with the one that the docs show (charset, UTF-8).</summary>
    private static bool IsUtf8(string? contentType, string mediaType)
    {
        string[] parts = contentType?.Split(';') ?? [];
        bool isCharset = parts.Length == 1
            || (parts.Length == 2 && parts[1].Replace("\"", string.Empty).Trim().ToUpperInvariant() is "CHARSET=UTF-8" or "CHARSET=UTF8");
        return isCharset && string.Equals(parts[0].Trim(), mediaType, StringComparison.OrdinalIgnoreCase);
    }
}
