using System.Collections.Generic;
using System.Net.Http;

namespace Eiam.Client.Http;

/// <summary>The device headers of a session (API notes, section 1.1), which only the <c>/sdk/</c> family has, and the credential of a call.</summary>
internal sealed class RequestHeaders
{
    /// <summary>The header that names the device.</summary>
    public const string Fingerprint = "X-device-fingerprint";

    /// <summary>The header that names what makes the call.</summary>
    public const string Agent = "X-agent";

    private readonly KeyValuePair<string, string>[] _device;

    public RequestHeaders(EiamClientOptions options)
    {
        List<KeyValuePair<string, string>> device = new(7)
        {
            new("X-operating-sys-version", options.OperatingSystemVersion),
            new(Fingerprint, options.DeviceFingerprint),
        };
        AddOptional(device, "X-device-ip", options.DeviceIp);
        device.Add(new(Agent, options.Agent));
        AddOptional(device, "X-L", options.Language);
        device.Add(new("X-client-id", options.ClientId));
        AddOptional(device, "X-tenant-id", options.TenantId);
        _device = device.ToArray();
    }

    /// <summary>Makes the message of one try.</summary>
    public HttpRequestMessage CreateMessage(CallContext call, RequestContent? content)
    {
        HttpRequestMessage message = new(call.Endpoint.Method, call.Uri) { Content = content };
        if (call.Endpoint.IsSdk)
        {
            foreach (KeyValuePair<string, string> header in _device)
            {
                message.Headers.TryAddWithoutValidation(header.Key, call.DeviceHeader(header.Key) ?? header.Value);
            }
        }

        if (call.OwnHeaders is { } own)
        {
            foreach (KeyValuePair<string, string> header in own)
            {
                message.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        if (call.Credential is { } credential)
        {
            message.Headers.TryAddWithoutValidation(credential.Key, credential.Value);
        }

#if NET8_0_OR_GREATER
        if (call.Uri.Scheme == System.Uri.UriSchemeHttps)
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

    private static void AddOptional(List<KeyValuePair<string, string>> headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Add(new(name, value));
        }
    }
}
