using System;

namespace Eiam.Client;

/// <summary>The address of a tenant: a scheme, a host and a port, and nothing else.</summary>
public static class EiamAddress
{
    private const string Https = "https://";

    /// <summary>Reads a host with an optional port, such as <c>contoso.example.com</c> or <c>[::1]:8443</c>; the scheme is https.</summary>
    /// <param name="domain">The host; <c>https://</c> before it is taken off, since an address is often copied from a browser.</param>
    /// <param name="parameter">The name that an error gives to the value.</param>
    /// <returns>The base address.</returns>
    /// <exception cref="ArgumentException">It is not a host, or contains more than a host and a port.</exception>
    public static Uri FromDomain(string domain, string parameter = "Domain")
    {
        if (string.IsNullOrWhiteSpace(domain))
        {
            throw new ArgumentException($"{parameter} is empty. Give the tenant's host, such as contoso.example.com.", parameter);
        }

        if (domain.StartsWith(Https, StringComparison.OrdinalIgnoreCase))
        {
            domain = domain.Substring(Https.Length);
        }

        if (domain.Contains("://"))
        {
            throw new ArgumentException($"{parameter} has a scheme that is not https. Give the tenant's host, such as contoso.example.com, or a whole address as Uri.", parameter);
        }

        // A backslash, a blank or a percent sign would be rewritten by the parser instead of being refused.
        if (domain.IndexOfAny(['\\', '%', ' ', '\t', '\r', '\n']) >= 0)
        {
            throw new ArgumentException($"{parameter} contains a character that no host has. Give the tenant's host, such as contoso.example.com.", parameter);
        }

        return Check(Https + domain, allowUnencrypted: false, parameter, "contoso.example.com:8443");
    }

    /// <summary>Reads an absolute http or https address without path, query, fragment or user information.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="allowUnencrypted">Whether http to a host that is not loopback is wanted.</param>
    /// <param name="parameter">The name that an error gives to the value.</param>
    /// <returns>The base address.</returns>
    /// <exception cref="ArgumentException">The address is not one that tokens may be sent to.</exception>
    public static Uri FromUri(string uri, bool allowUnencrypted, string parameter = "Uri")
    {
        if (string.IsNullOrWhiteSpace(uri))
        {
            throw new ArgumentException($"{parameter} is empty. Give the tenant's address, such as https://contoso.example.com.", parameter);
        }

        if (!uri.Contains("://"))
        {
            throw new ArgumentException($"{parameter} has no scheme. Give the whole address, such as https://contoso.example.com, or the host as Domain.", parameter);
        }

        return Check(uri, allowUnencrypted, parameter, "https://contoso.example.com:8443");
    }

    private static Uri Check(string text, bool allowUnencrypted, string parameter, string example)
    {
        // The text itself is not repeated in an error: it may contain a password (user information) or a token (query).
        if (!System.Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || string.IsNullOrEmpty(uri.Host))
        {
            throw new ArgumentException($"{parameter} is not an address. Give a host with an optional port, such as {example}.", parameter);
        }

        if (!HasSendableHost(uri))
        {
            throw new ArgumentException($"{parameter} has a host that no name server knows: it cannot be written in ASCII.", parameter);
        }

        if (uri.Scheme != System.Uri.UriSchemeHttps && uri.Scheme != System.Uri.UriSchemeHttp)
        {
            throw new ArgumentException($"{parameter} has the scheme {uri.Scheme}; use https.", parameter);
        }

        if (uri.UserInfo.Length > 0 || text.Contains("@"))
        {
            throw new ArgumentException($"{parameter} contains user information (the part before @); the API takes none. Remove it.", parameter);
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0 || text.Contains("?") || text.Contains("#"))
        {
            throw new ArgumentException($"{parameter} contains a query or a fragment; give the scheme, host and port only.", parameter);
        }

        if (uri.AbsolutePath != "/")
        {
            throw new ArgumentException($"{parameter} contains a path; give the scheme, host and port only.", parameter);
        }

        if (uri.Port is 0 or -1)
        {
            throw new ArgumentException($"{parameter} has no usable port; give one from 1 to 65535.", parameter);
        }

        if (uri.Scheme == System.Uri.UriSchemeHttp && !uri.IsLoopback && !allowUnencrypted)
        {
            throw new ArgumentException($"{parameter} is plain http to a host that is not this machine; tokens would be readable on the way. Use https, or -AllowUnencryptedAuthentication where you accept that.", parameter);
        }

        // A name is shown as it is looked up: in ASCII, a letter that only resembles another does not pass for it.
        string authority = uri.Host == uri.IdnHost || uri.HostNameType != UriHostNameType.Dns ? uri.Authority : uri.Authority.Replace(uri.Host, uri.IdnHost);
        return new Uri($"{uri.Scheme}://{authority}/");
    }

    // The parser takes names that cannot be encoded for a look-up, and says so only when they are sent to.
    private static bool HasSendableHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
