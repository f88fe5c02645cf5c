using System;
using System.Net;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>The logins of proxies: .NET takes them from the environment too, and quotes a proxy's whole address in its messages.</summary>
internal static class ProxySecrets
{
    private static readonly string[] Variables = ["http_proxy", "https_proxy", "all_proxy"];

    public static void AddTo(Redactor redactor, EiamClientOptions options)
    {
        NetworkCredential? given = (options.Proxy?.Credentials ?? options.DefaultProxyCredentials)?.GetCredential(options.Uri, string.Empty);
        redactor.Add(given?.Password);
        foreach (string name in Variables)
        {
            AddFrom(redactor, Environment.GetEnvironmentVariable(name));
            AddFrom(redactor, Environment.GetEnvironmentVariable(name.ToUpperInvariant()));
        }
    }

    private static void AddFrom(Redactor redactor, string? address)
    {
        // .NET takes an address without a scheme too.
        int scheme = address?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        int start = scheme < 0 ? 0 : scheme + 3;
        int at = address?.LastIndexOf('@') ?? -1;
        if (at <= start)
        {
            return;
        }

        string login = address!.Substring(start, at - start);
        redactor.Add(login);
        string password = login.Substring(login.IndexOf(':') + 1);
        redactor.Add(password);
        redactor.Add(Uri.UnescapeDataString(password));
    }
}
