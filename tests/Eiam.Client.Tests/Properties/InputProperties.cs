using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using Eiam.Client.Http;
using Eiam.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Eiam.Client.Tests.Properties;

/// <summary>Addresses, header values, codes and Retry-After: any text is taken as it is meant, or refused by its name.</summary>
public class InputProperties
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static Gen<string> AddressText => Gen.OneOf(
        Gens.AnyText,
        Gens.Few("a1.-:@/\\?#%[] _é竹\ud83d\u200b\u3002", 12),
        from scheme in Gen.Elements("https://", "http://", "HTTPS:", "https:/", "ftp://", "//", "")
        from rest in Gens.Few("ab1.-:@/?#%[]é", 10)
        select scheme + rest,
        from host in Gen.Elements("localhost", "contoso.example.com", "127.0.0.1", "[::1]", "xn--a", "竹.example", "a..b")
        from tail in Gens.Few(":0123456789/@ ", 7)
        select host + tail);

    [Fact]
    public void Any_domain_becomes_an_https_address_of_a_host_or_is_refused_by_its_name()
    {
        int missing = PropertyRun.ForAll(AddressText, text =>
        {
            if (Refused(() => EiamAddress.FromDomain(text, "Domain"), "Domain") is { } address)
            {
                Assert.Equal(Uri.UriSchemeHttps, address.Scheme);
                AssertBase(address);
            }
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void Any_address_is_a_base_address_that_tokens_may_go_to_or_is_refused_by_its_name()
    {
        int missing = PropertyRun.ForAll(AddressText, text =>
        {
            if (Refused(() => EiamAddress.FromUri(text, allowUnencrypted: false, "Uri"), "Uri") is { } address)
            {
                Assert.True(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
                AssertBase(address);
            }

            if (Refused(() => EiamAddress.FromUri(text, allowUnencrypted: true, "Uri"), "Uri") is { } any)
            {
                AssertBase(any);
            }
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void A_header_value_is_visible_ASCII_or_is_refused_by_its_name()
    {
        Gen<string> cases = Gen.OneOf(Gens.AnyText, Gens.Few(" aZ~!\t\r\n\0\u007f\u0080é竹\ud83d", 8));
        int missing = PropertyRun.ForAll(cases, text =>
        {
            bool good = text.Length > 0 && text.All(c => c is >= ' ' and <= '~') && text[0] != ' ' && text[^1] != ' ';
            string? taken = Refused(() => InputCheck.Header(text, "Agent"), "Agent");
            Assert.Equal(good ? text : null, taken);
            Assert.Equal(good && !text.Contains(' ', StringComparison.Ordinal), Refused(() => InputCheck.Token(Sample.Secret(text), "Agent"), "Agent") is not null);
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void A_code_is_text_without_control_characters_or_is_refused_by_its_name()
    {
        Gen<string> cases = Gen.OneOf(Gens.AnyText, Gens.Few(" aé竹\ud83d\ude00\n\u0085", 6));
        int missing = PropertyRun.ForAll(cases, text =>
        {
            bool good = !string.IsNullOrWhiteSpace(text) && text.Trim() == text && !text.Any(char.IsControl) && IsWhole(text);
            Assert.Equal(good, Refused(() => InputCheck.Code(Sample.Secret(text), "Code"), "Code") is not null);
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void Any_Retry_After_is_a_wait_of_no_less_than_was_asked_for_up_to_a_minute_or_none()
    {
        Gen<string> cases = Gen.OneOf(
            Gens.AnyText,
            Gens.Few("0123456789", 12),
            Gens.Few("0123456789-+. ,eGMT:", 12),
            from seconds in Gen.Choose(-100_000, 100_000) select Now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture));
        int missing = PropertyRun.ForAll(cases, text =>
        {
            using HttpResponseMessage response = new();
            if (!response.Headers.TryAddWithoutValidation("Retry-After", text))
            {
                return;
            }

            TimeSpan? asked = RetryAfter.Read(response.Headers, Now);
            Assert.True(asked is null || asked >= TimeSpan.Zero);
            if (asked is { } wait)
            {
                foreach (double chance in (double[])[0, 0.5, 1])
                {
                    TimeSpan granted = wait < RetryAfter.Cap ? wait : RetryAfter.Cap;
                    Assert.InRange(RetryAfter.Spread(granted, chance), granted, granted * 1.1);
                }
            }

            if (text.Length > 0 && text.All(char.IsAsciiDigit) && text.Length < 10)
            {
                Assert.Equal(TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture)), asked);
            }

            if (DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset date))
            {
                Assert.Equal(date > Now ? date - Now : TimeSpan.Zero, asked);
            }
        });

        Assert.Equal(0, missing);
    }

    private static void AssertBase(Uri address)
    {
        Assert.Equal("/", address.PathAndQuery);
        Assert.Empty(address.UserInfo);
        Assert.Empty(address.Fragment);
        Assert.NotEmpty(address.IdnHost);
        Assert.InRange(address.Port, 1, 65535);
        using HttpRequestMessage message = new(HttpMethod.Post, new Uri(address, "/api/v2/sdk/login"));
        Assert.Equal("/api/v2/sdk/login", message.RequestUri!.AbsolutePath);
        Assert.Equal(address.Authority, message.RequestUri.Authority);
    }

    private static T? Refused<T>(Func<T> take, string parameter)
        where T : class
    {
        try
        {
            return take();
        }
        catch (ArgumentException error)
        {
            Assert.Equal(parameter, error.ParamName);
            Assert.NotEmpty(error.Message);
            return null;
        }
    }

    private static bool IsWhole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
