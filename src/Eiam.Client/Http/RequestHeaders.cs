using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;

namespace Eiam.Client.Http;

/// <summary>The common headers of a session (API notes, section 1.1), checked and listed once, and the credential of a call.</summary>
internal sealed class RequestHeaders
{
    // Far more than the API has; a path with something of the call in it must not fill the memory.
    private const int MaxAddresses = 128;

    private readonly KeyValuePair<string, string>[] _common;
    private readonly Uri _base;
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);

    public RequestHeaders(EiamClientOptions options)
    {
        _base = options.Uri;
        List<KeyValuePair<string, string>> common = new(7)
        {
            new("X-operating-sys-version", options.OperatingSystemVersion),
            new("X-device-fingerprint", options.DeviceFingerprint),
        };
        AddOptional(common, "X-device-ip", options.DeviceIp);
        common.Add(new("X-agent", options.Agent));
        AddOptional(common, "X-L", options.Language);
        common.Add(new("X-client-id", options.ClientId));
        AddOptional(common, "X-tenant-id", options.TenantId);
        _common = common.ToArray();
    }

    /// <summary>Makes the message of one try.</summary>
    public HttpRequestMessage CreateMessage(PreparedCall call, JsonBodyContent? content)
    {
        HttpRequestMessage message = new(call.Method, Address(call.Path)) { Content = content };
        foreach (KeyValuePair<string, string> header in _common)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (call.Token is { } token)
        {
            message.Headers.TryAddWithoutValidation(TokenHeader(call.Kind), token);
        }

#if NET8_0_OR_GREATER
        if (_base.Scheme == Uri.UriSchemeHttps)
        {
            message.Version = System.Net.HttpVersion.Version20;
            message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        }
#else
        // .NET Framework asks for it by itself, and a server that does not answer it would stall the call.
        message.Headers.ExpectContinue = false;
#endif
        return message;
    }

    // A session calls few paths, and calls them often.
    private Uri Address(string path)
    {
        if (!_addresses.TryGetValue(path, out Uri? address))
        {
            address = new Uri(_base, path);
            if (_addresses.Count < MaxAddresses)
            {
                _addresses.TryAdd(path, address);
            }
        }

        return address;
    }

    private static string TokenHeader(CallKind kind) => kind switch
    {
        CallKind.StateToken => "X-state-token",
        _ => throw new InvalidOperationException($"A {kind} call carries no token."),
    };

    private static void AddOptional(List<KeyValuePair<string, string>> headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Add(new(name, value));
        }
    }
}
