using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Eiam.Client.Json;
using Eiam.Client.Secrets;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Eiam.Client.Tests.Properties;

/// <summary>For every set of secrets and every text: the secrets are gone, and the rest stays.</summary>
public class RedactorProperties
{
    // Masks are made of the first two; the rest is what encodings and pairs trip over.
    private const string Hostile = "*#(not shown)\"\\/<>&+%é竹\ud83d\ude00\n\0a1";

    private static Gen<string> HostileText => Gen.OneOf(Gens.Few(Hostile, 6), Gens.AnyText, Gens.Few("0123456789+- ", 14));

    [Fact]
    public void No_secret_stays_in_any_text()
    {
        Gen<(string[] Secrets, string Text, bool Mobiles)> cases =
            from count in Gen.Choose(1, 5)
            from secrets in HostileText.ArrayOf(count)
            from pieces in Gen.OneOf(HostileText, Gen.Elements(secrets)).ArrayOf(4)
            from mobiles in Gen.Elements(false, true)
            select (secrets, string.Concat(pieces), mobiles);
        int missing = PropertyRun.ForAll(cases, c =>
        {
            Redactor redactor = new();
            foreach (string secret in c.Secrets)
            {
                redactor.Add(secret, c.Mobiles ? Sensitivity.LastFour : Sensitivity.Secret);
            }

            AssertGone(c.Secrets, redactor.Redact(c.Text));
            AssertGone(c.Secrets, redactor.Redact("session_token", c.Text));
            AssertGone(c.Secrets, redactor.Redact("mobile", c.Text));
            AssertGone(c.Secrets, redactor.Redact("nick", c.Text));
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void What_is_no_secret_stays_as_it_was()
    {
        Gen<(string[] Secrets, string Text)> cases =
            from count in Gen.Choose(0, 4)
            from secrets in Gens.Few("ab", 7).ArrayOf(count)
            from text in Gens.Few("ab ", 40)
            select (secrets, text);
        int missing = PropertyRun.ForAll(cases, c =>
        {
            Redactor redactor = new();
            foreach (string secret in c.Secrets)
            {
                redactor.Add(secret);
            }

            Assert.Equal(Replaced(c.Secrets, c.Text), redactor.Redact(c.Text));
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void A_text_without_secrets_is_the_same_text()
    {
        Gen<(string[] Secrets, string Text)> cases =
            from secrets in HostileText.ArrayOf(3) from text in Gens.AnyText select (secrets, text);
        int missing = PropertyRun.ForAll(cases, c =>
        {
            Redactor redactor = new();
            foreach (string secret in c.Secrets)
            {
                redactor.Add(secret);
            }

            string redacted = redactor.Redact(c.Text);
            if (!c.Secrets.Any(s => s.Length > 0 && Forms(s).Any(f => c.Text.Contains(f, StringComparison.Ordinal))))
            {
                Assert.Equal(c.Text, redacted);
            }
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void No_secret_stays_in_any_JSON_and_what_is_shown_is_JSON_or_a_note()
    {
        Gen<(string[] Secrets, string Json)> cases =
            from secrets in HostileText.ArrayOf(2) from json in Gens.Json select (secrets, json);
        int missing = PropertyRun.ForAll(cases, c =>
        {
            Redactor redactor = new();
            foreach (string secret in c.Secrets)
            {
                redactor.Add(secret);
            }

            string shown = redactor.RedactJson(Encoding.UTF8.GetBytes(c.Json));
            AssertGone(c.Secrets, shown);
            if (shown.Length > 0 && shown[0] is '{' or '[' or '"')
            {
                using JsonDocument document = JsonDocument.Parse(shown);
                Assert.NotEqual(JsonValueKind.Undefined, document.RootElement.ValueKind);
            }
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void A_value_below_a_secret_name_is_never_shown()
    {
        const string Canary = "c4n4ry-5ecret";
        string[] names = ["session_token", "password", "verifyCode", "X-Ticket", "secretKey", "Authorization"];
        Gen<string> cases =
            from name in Gen.Elements(names)
            from shape in Gen.Elements("\"{0}\"", "[\"{0}\"]", "{{\"a\":\"{0}\"}}", "[{{\"mobile\":[\"{0}\"]}}]", "[1,\"{0}\",null]")
            from outer in Gen.Elements("{0}", "[{0}]", "{{\"nick\":{0}}}", "{{\"data\":[{0},1]}}")
            from asText in Gen.Elements(false, true)
            let inner = "{\"" + name + "\":" + string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, Canary) + "}"
            select string.Format(System.Globalization.CultureInfo.InvariantCulture, outer, asText ? JsonSerializer.Serialize(inner) : inner);
        int missing = PropertyRun.ForAll(cases, json =>
        {
            string shown = new Redactor().RedactJson(Encoding.UTF8.GetBytes(json));
            Assert.DoesNotContain(Canary, shown, StringComparison.Ordinal);
            Assert.Contains("***", shown, StringComparison.Ordinal);
        });

        Assert.Equal(0, missing);
    }

    private static void AssertGone(string[] secrets, string shown) =>
        Assert.DoesNotContain(secrets, secret => secret.Length >= Redactor.ShortestByValue && shown.Contains(secret, StringComparison.Ordinal));

    // The same rule, written the slow way: at each place the longest secret that stands there.
    private static string Replaced(string[] secrets, string text)
    {
        StringBuilder result = new();
        for (int i = 0; i < text.Length;)
        {
            int end = EndOf(i);

            // What begins within one and goes on behind it belongs to it.
            for (int j = i + 1; j < end; j++)
            {
                end = Math.Max(end, EndOf(j));
            }

            result.Append(end == i ? text[i].ToString() : "***");
            i = Math.Max(end, i + 1);
        }

        return result.ToString();

        int EndOf(int at) => at + (secrets.Where(s => s.Length >= Redactor.ShortestByValue && string.CompareOrdinal(text, at, s, 0, s.Length) == 0).MaxBy(s => s.Length)?.Length ?? 0);
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return JsonSerializer.Serialize(secret).Trim('"');
        yield return JsonSerializer.Serialize(secret, Relaxed).Trim('"');
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
