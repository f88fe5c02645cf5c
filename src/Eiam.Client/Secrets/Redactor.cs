using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Eiam.Client.Secrets;

/// <summary>
/// Takes secrets out of texts: by the name of the field, in any nesting, and by value wherever a known secret stands.
/// Everything that leaves the client as text (traces, messages of errors) passes through here.
/// </summary>
public sealed class Redactor
{
    private const string Mask = "***";
    private const string OtherMask = "###";

    /// <summary>A shorter value is not searched for: it would eat ordinary text. The field that contains it is masked all the same.</summary>
    public const int ShortestByValue = 4;

    // Of a longer value its beginning is searched for, so that the work on a text is bounded; from there on the text is masked whole.
    private const int LongestByValue = 1024;

    private static readonly Regex Hex = new(@"\\u[0-9A-F]{4}|%[0-9A-F]{2}", RegexOptions.CultureInvariant);

    // Longest first: a secret may be a part of another.
    private readonly List<KnownSecret> _secrets = [];

    /// <summary>Adds a value that must not be seen.</summary>
    /// <param name="value">The value; one under <see cref="ShortestByValue"/> characters is passed over.</param>
    /// <param name="sensitivity">How it is shown.</param>
    public void Add(string? value, Sensitivity sensitivity = Sensitivity.Secret)
    {
        if (value is null || value.Length < ShortestByValue || sensitivity == Sensitivity.None)
        {
            return;
        }

        AddForms(value!, sensitivity);
        if (sensitivity == Sensitivity.LastFour)
        {
            foreach (string spelling in MobileSpellings.Of(value!))
            {
                AddForms(spelling, sensitivity);
            }
        }
    }

    /// <summary>Masks every known secret in a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with each secret replaced; all else as it was.</returns>
    public string Redact(string text) => Redact(text, int.MaxValue);

    /// <summary>The same for the beginning of a text, so that the work does not depend on what is cut off. A secret that the cut goes through is masked.</summary>
    internal string Redact(string text, int most)
    {
        if (string.IsNullOrEmpty(text) || _secrets.Count == 0)
        {
            return most < text?.Length ? text.Substring(0, most) : text!;
        }

        string redacted = Replace(text, most, static secret => secret.Shown);

        // The last digits of a mobile can be another secret: then they go too.
        return ContainsSecret(redacted) ? Safe(Replace(text, most, static secret => secret.Hidden)) : redacted;
    }

    /// <summary>Masks a value by the name that it goes under, and known secrets within it.</summary>
    /// <param name="name">The name of the field or header.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What may be shown.</returns>
    public string Redact(string name, string value) => Shown(value, SensitiveName.Classify(name));

    /// <summary>Masks a value by how sensitive it is, and known secrets within it.</summary>
    internal string Shown(string value, Sensitivity sensitivity)
    {
        if (sensitivity == Sensitivity.None)
        {
            return Redact(value);
        }

        string shown = MaskOf(value, sensitivity);
        return ContainsSecret(shown) ? Safe(Mask) : shown;
    }

    /// <summary>Whether a secret stands in a text that is longer than so many characters.</summary>
    internal bool HasSecretIn(string text, int longerThan) => _secrets.Exists(s => s.Text.Length > longerThan && text.IndexOf(s.Text, StringComparison.Ordinal) >= 0);

    /// <summary>What is shown in place of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="sensitivity">How much of it may be seen.</param>
    /// <returns>The mask; the last four characters stay where the sensitivity says so and enough are left to hide.</returns>
    public static string MaskOf(string value, Sensitivity sensitivity)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        if (value.Length == 0 || sensitivity == Sensitivity.None)
        {
            return value;
        }

        string mask = Mask.IndexOf(value, StringComparison.Ordinal) < 0 ? Mask : OtherMask;
        return sensitivity == Sensitivity.LastFour && value.Length > 7 && !char.IsLowSurrogate(value[value.Length - 4])
            ? mask + value.Substring(value.Length - 4)
            : mask;
    }

    // As it is, as it stands inside JSON, and as it stands inside an address.
    private void AddForms(string value, Sensitivity sensitivity)
    {
        string shown = MaskOf(value, sensitivity);
        string text = value.Length > LongestByValue ? value.Substring(0, LongestByValue) : value;
        KnownSecret secret = new(text, shown, MaskOf(value, Sensitivity.Secret), IsBeginning: value.Length > LongestByValue);
        AddForm(secret);
        try
        {
            string json = JsonEncodedText.Encode(text, JavaScriptEncoder.Default).ToString();
            string relaxed = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            string address = Uri.EscapeDataString(text);

            // Other libraries write hexadecimal digits small, and put a backslash before a slash.
            foreach (string form in (string[])[json, relaxed, address, LowerHex(json), LowerHex(address), relaxed.Replace("/", "\\/")])
            {
                AddForm(secret with { Text = form });
            }
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            // Half a surrogate pair has no encoded form.
        }
    }

    private static string LowerHex(string encoded) => Hex.Replace(encoded, static m => m.Value.ToLowerInvariant());

    private void AddForm(KnownSecret secret)
    {
        int index = _secrets.FindIndex(s => s.Text.Length <= secret.Text.Length);
        if (index < 0)
        {
            _secrets.Add(secret);
            return;
        }

        int same = _secrets.FindIndex(index, s => s.Text == secret.Text);
        if (same < 0)
        {
            _secrets.Insert(index, secret);
        }
        else if (secret.Shown == secret.Hidden)
        {
            // Known as a mobile before, and as a secret now.
            _secrets[same] = secret;
        }
    }

    private string Replace(string text, int most, Func<KnownSecret, string> mask)
    {
        StringBuilder? result = null;
        int copied = 0;
        int end = Math.Min(text.Length, most);
        for (int i = 0; i < end;)
        {
            if (At(text, i) is not { } secret)
            {
                i++;
                continue;
            }

            // Another secret can begin within this one and go on behind it.
            int last = secret.IsBeginning ? text.Length : i + secret.Text.Length;
            bool isAlone = true;
            for (int j = i + 1; j < last && j < end; j++)
            {
                if (At(text, j) is { } other && (other.IsBeginning ? text.Length : j + other.Text.Length) is var further && further > last)
                {
                    last = further;
                    isAlone = false;
                }
            }

            result ??= new StringBuilder(end);
            result.Append(text, copied, i - copied).Append(isAlone ? mask(secret) : secret.Hidden);
            i = last;
            copied = i;
        }

        return result is null ? text.Substring(0, end) : result.Append(text, copied, Math.Max(0, end - copied)).ToString();
    }

    private KnownSecret? At(string text, int index)
    {
        foreach (KnownSecret secret in _secrets)
        {
            if (text[index] == secret.Text[0] && string.CompareOrdinal(text, index, secret.Text, 0, secret.Text.Length) == 0)
            {
                return secret;
            }
        }

        return null;
    }

    // A mask beside its neighbours can spell another secret; then nothing of the text is safe to show. The mask itself is shorter than any secret.
    internal string Safe(string text) => ContainsSecret(text) ? Mask : text;

    private bool ContainsSecret(string text)
    {
        foreach (KnownSecret secret in _secrets)
        {
            if (text.IndexOf(secret.Text, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record KnownSecret(string Text, string Shown, string Hidden, bool IsBeginning);
}
