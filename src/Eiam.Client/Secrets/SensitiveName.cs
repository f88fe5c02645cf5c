using System;
using System.Text;

namespace Eiam.Client.Secrets;

/// <summary>How a value is shown in traces and errors.</summary>
public enum Sensitivity
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>Its last four characters (a mobile).</summary>
    LastFour,

    /// <summary>Not at all.</summary>
    Secret,
}

/// <summary>Says by the name of a field or header whether its value is secret. The one list of such names.</summary>
public static class SensitiveName
{
    // Names are compared in lower case without separators, so that state_token, stateToken and X-state-token are one.
    private static readonly string[] SecretParts =
    [
        "token", "password", "passwd", "pwd", "secret", "ticket", "fingerprint", "authorization", "credential", "cookie", "signature",
        "privatekey", "apikey", "assertion", "captcha", "alipayencrypt", "jwt", "pointjson", "identitynumber", "sessionkey", "accesskey", "birthday",
        "idcard", "idnumber", "passport", "passphrase", "密码", "身份证",
    ];

    private static readonly string[] MobileParts = ["mobile", "phone", "sender", "手机"];

    // "code" ends the name of every one-time code, and of these, which are none.
    private static readonly string[] PlainCodes =
    [
        "errorcode", "statuscode", "zipcode", "areacode", "countrycode", "postcode", "postalcode", "orgcode", "positioncode", "titlecode", "projectcode", "langcode", "regioncode",
        "organizationcode", "applicationorganizationcode", "rolecode", "privilegecode",
    ];

    /// <summary>Classifies a name.</summary>
    /// <param name="name">The name of a field, header or property.</param>
    /// <returns>How its value is shown.</returns>
    public static Sensitivity Classify(string name)
    {
        if (name is null)
        {
            throw new ArgumentNullException(nameof(name));
        }

        StringBuilder letters = new(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        string key = letters.ToString();
        if (key.EndsWith("code", StringComparison.Ordinal))
        {
            return Array.IndexOf(PlainCodes, key) < 0 ? Sensitivity.Secret : Sensitivity.None;
        }

        if (key == "otp" || ContainsAny(key, SecretParts))
        {
            return Sensitivity.Secret;
        }

        return ContainsAny(key, MobileParts) ? Sensitivity.LastFour : Sensitivity.None;
    }

    private static bool ContainsAny(string key, string[] parts)
    {
        foreach (string part in parts)
        {
            if (key.IndexOf(part, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
