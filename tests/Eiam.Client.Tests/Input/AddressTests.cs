using System;
using Xunit;

namespace Eiam.Client.Tests.Input;

public class AddressTests
{
    [Theory]
    [InlineData("contoso.example.com", "https://contoso.example.com/")]
    [InlineData("contoso.example.com/", "https://contoso.example.com/")]
    [InlineData("contoso.example.com:8443", "https://contoso.example.com:8443/")]
    [InlineData("https://contoso.example.com", "https://contoso.example.com/")]
    [InlineData("HTTPS://contoso.example.com:8443/", "https://contoso.example.com:8443/")]
    [InlineData("contoso.example.com:443", "https://contoso.example.com/")]
    [InlineData("CONTOSO.example.com", "https://contoso.example.com/")]
    [InlineData("localhost", "https://localhost/")]
    [InlineData("10.0.0.1:65535", "https://10.0.0.1:65535/")]
    [InlineData("[::1]:8443", "https://[::1]:8443/")]
    public void A_domain_becomes_an_https_address(string domain, string address)
    {
        Assert.Equal(address, EiamAddress.FromDomain(domain).AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("https://https://contoso.example.com")]
    [InlineData("http://contoso.example.com")]
    [InlineData("https://user:word@contoso.example.com")]
    [InlineData("https://")]
    [InlineData("contoso.example.com/api")]
    [InlineData("contoso.example.com?x=1")]
    [InlineData("contoso.example.com#x")]
    [InlineData("contoso.example.com?")]
    [InlineData("contoso.example.com#")]
    [InlineData("user:word@contoso.example.com")]
    [InlineData("@contoso.example.com")]
    [InlineData("contoso.example.com\\api")]
    [InlineData("contoso%2eexample.com")]
    [InlineData("contoso example.com")]
    [InlineData(" contoso.example.com")]
    [InlineData("contoso.example.com\r\nX-evil: 1")]
    [InlineData("contoso.example.com:0")]
    [InlineData("contoso.example.com:65536")]
    [InlineData("contoso.example.com:-1")]
    [InlineData("contoso.example.com:abc")]
    [InlineData(":8443")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("[::1")]
    [InlineData("a..b")]
    [InlineData("\u200b")]
    [InlineData("é-")]
    public void A_bad_domain_is_refused_by_its_name(string? domain)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => EiamAddress.FromDomain(domain!, "Domain"));

        Assert.Equal("Domain", error.ParamName);
        Assert.StartsWith("Domain ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://contoso.example.com", "https://contoso.example.com/")]
    [InlineData("https://contoso.example.com/", "https://contoso.example.com/")]
    [InlineData("HTTPS://contoso.example.com:8443/", "https://contoso.example.com:8443/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://127.8.9.1", "http://127.8.9.1/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void A_good_address_is_taken(string uri, string address)
    {
        Assert.Equal(address, EiamAddress.FromUri(uri, allowUnencrypted: false).AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\t")]
    [InlineData("contoso.example.com")]
    [InlineData("/api")]
    [InlineData("https://")]
    [InlineData("ftp://contoso.example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:word@contoso.example.com")]
    [InlineData("https://contoso.example.com/api")]
    [InlineData("https://contoso.example.com/?a=1")]
    [InlineData("https://contoso.example.com/#a")]
    [InlineData("https://contoso.example.com:0")]
    [InlineData("https://contoso.example.com:99999")]
    [InlineData("http://é-")]
    [InlineData("https://good.example.com\\@evil.example.com")]
    public void A_bad_address_is_refused_by_its_name_even_where_http_is_wanted(string? uri)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => EiamAddress.FromUri(uri!, allowUnencrypted: true, "Uri"));

        Assert.Equal("Uri", error.ParamName);
    }

    [Theory]
    [InlineData("contoso.example.com")]
    [InlineData("contoso.example.com:8443")]
    [InlineData("localhost:5000")]
    public void An_address_without_a_scheme_is_told_to_have_one(string uri)
    {
        string message = Assert.Throws<ArgumentException>(() => EiamAddress.FromUri(uri, allowUnencrypted: true)).Message;

        Assert.StartsWith("Uri has no scheme. Give the whole address, such as https://contoso.example.com", message, StringComparison.Ordinal);
    }

    // The first о is Cyrillic.
    [Theory]
    [InlineData("c\u043entoso.example.com:8443", "https://xn--cntoso-wqf.example.com:8443/")]
    [InlineData("con\u200btoso.example.com", "https://contoso.example.com/")]
    [InlineData("\u4f8b\u3048.example.com", "https://xn--r8jz45g.example.com/")]
    public void A_name_in_other_letters_is_shown_in_the_ASCII_form_that_is_sent(string domain, string address)
    {
        Assert.Equal(address, EiamAddress.FromDomain(domain).ToString());
        Assert.Equal(address, EiamAddress.FromUri("https://" + domain, allowUnencrypted: false).ToString());
    }

    [Theory]
    [InlineData("http://contoso.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://128.0.0.1")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://[2001:db8::1]")]
    public void Plain_http_off_this_machine_is_refused_unless_it_is_asked_for(string uri)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => EiamAddress.FromUri(uri, allowUnencrypted: false));

        Assert.Equal("Uri", error.ParamName);
        Assert.Equal("http", EiamAddress.FromUri(uri, allowUnencrypted: true).Scheme);
    }

    [Theory]
    [InlineData("https://user:hunter2@contoso.example.com/hunter2?hunter2#hunter2")]
    [InlineData("hunter2")]
    [InlineData("https://contoso.example.com/?token=hunter2")]
    public void An_error_does_not_repeat_the_address(string uri)
    {
        Assert.DoesNotContain("hunter2", Assert.Throws<ArgumentException>(() => EiamAddress.FromUri(uri, allowUnencrypted: false)).Message, StringComparison.Ordinal);
    }
}
