using System;
using System.Net;
#if NET8_0_OR_GREATER
using System.Net.Http;
#endif
using System.Text;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>The proxy of a session's calls: whether there is one, its name, and its login, which .NET quotes with the whole address in its messages.</summary>
internal static class SessionProxy
{
    private static readonly string[] Variables = ["http_proxy", "https_proxy", "all_proxy"];

    /// <summary>
    /// Whether calls go without one. A proxy of the environment is meant for the network: it would get the codes of a server on this machine in
    /// clear text.
    /// </summary>
    public static bool IsOff(EiamClientOptions options) => options.NoProxy || options.Transport is not null
        || (options.Proxy is null && options.Uri.IsLoopback && options.Uri.Scheme == Uri.UriSchemeHttp);

    /// <summary>Its scheme, host and port; null where there is none.</summary>
    public static string? Name(EiamClientOptions options)
    {
        if (IsOff(options))
        {
            return null;
        }

#if NET8_0_OR_GREATER
        IWebProxy? proxy = options.Proxy ?? HttpClient.DefaultProxy;
#else
        IWebProxy? proxy = options.Proxy ?? WebRequest.DefaultWebProxy;
#endif
        Uri? address = proxy is null || proxy.IsBypassed(options.Uri) ? null : proxy.GetProxy(options.Uri);
        return address is null || address == options.Uri ? null : address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

    /// <summary>Adds its login, from wherever .NET takes it.</summary>
    public static void AddSecrets(Redactor redactor, EiamClientOptions options)
    {
        NetworkCredential? given = (options.Proxy?.Credentials ?? options.DefaultProxyCredentials)?.GetCredential(options.Uri, string.Empty);
        redactor.Add(given?.Password);
        if (given is { Password.Length: > 0 })
        {
            AddSent(redactor, given.UserName + ":" + given.Password);
            AddSent(redactor, $"{given.Domain}\\{given.UserName}:{given.Password}");
        }

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
        AddSent(redactor, Uri.UnescapeDataString(login));
    }

    // As Basic sends it.
    private static void AddSent(Redactor redactor, string login) => redactor.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
}
