using System;
using System.Collections.Generic;
using System.Globalization;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>
/// What a user says of themselves: the fields that registration and profile update have in common, each left out where it is null or empty.
/// Sources: EIAM:userapi/register/mobile-verify-code.html, EIAM:userapi/profile/update.html.
/// </summary>
public sealed class UserProfile
{
    private readonly List<(string Field, string Value)> _texts = [];
    private readonly IReadOnlyDictionary<string, object?>? _extension;

    /// <summary>The login name (<c>user_name</c>).</summary>
    public string? UserName { init => Add(nameof(UserName), "user_name", value); }

    /// <summary>The display name (<c>name</c>).</summary>
    public string? Name { init => Add(nameof(Name), "name", value); }

    /// <summary>The address of a picture (<c>head_img</c>).</summary>
    public string? HeadImage { init => Add(nameof(HeadImage), "head_img", value); }

    /// <summary>Female, Male or Unknown in any case (<c>attr_gender</c>: <c>female</c>, <c>male</c> and <c>unknow</c>, which is the page's spelling and is taken too).</summary>
    public string? Gender { init => Add(nameof(Gender), "attr_gender", ToGender(value, nameof(Gender))); }

    /// <summary>The date of birth as yyyy-MM-dd (<c>attr_birthday</c>).</summary>
    public string? Birthday { init => Add(nameof(Birthday), "attr_birthday", ToDate(value, nameof(Birthday))); }

    /// <summary>The nick name (<c>attr_nick_name</c>).</summary>
    public string? NickName { init => Add(nameof(NickName), "attr_nick_name", value); }

    /// <summary>The postal address (<c>mailing_address</c>).</summary>
    public string? MailingAddress { init => Add(nameof(MailingAddress), "mailing_address", value); }

    /// <summary>The postal code (<c>zip_code</c>).</summary>
    public string? ZipCode { init => Add(nameof(ZipCode), "zip_code", value); }

    /// <summary>The first name (<c>first_name</c>).</summary>
    public string? FirstName { init => Add(nameof(FirstName), "first_name", value); }

    /// <summary>The middle name (<c>middle_name</c>).</summary>
    public string? MiddleName { init => Add(nameof(MiddleName), "middle_name", value); }

    /// <summary>The last name (<c>last_name</c>).</summary>
    public string? LastName { init => Add(nameof(LastName), "last_name", value); }

    /// <summary>The line of business (<c>industry</c>).</summary>
    public string? Industry { init => Add(nameof(Industry), "industry", value); }

    /// <summary>Fields that the tenant itself defined, by name (<c>extension</c>); see <see cref="InputCheck.Fields"/> for what can be in it.</summary>
    public IReadOnlyDictionary<string, object?>? Extension { init => _extension = InputCheck.Fields(value, nameof(Extension)); }

    /// <summary>The profile, of which something was given.</summary>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <exception cref="ArgumentException">Nothing was given.</exception>
    internal UserProfile Required(string parameter) => _texts.Count > 0 || _extension is not null
        ? this
        : throw new ArgumentException($"{parameter} is missing or empty, and so is every other field of the profile: there is nothing to change.", parameter);

    internal void Write(BodyWriter body)
    {
        foreach ((string field, string value) in _texts)
        {
            body.Text(field, value);
        }

        body.Fields("extension", _extension);
    }

    private static string? ToGender(string? value, string parameter) => value?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "female" => "female",
        "male" => "male",
        "unknown" or "unknow" => "unknow",
        _ => throw new ArgumentException($"{parameter} is none of Female, Male and Unknown.", parameter),
    };

    private static string? ToDate(string? value, string parameter) => string.IsNullOrEmpty(value) || DateTime.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        ? value
        : throw new ArgumentException($"{parameter} is no date in the form yyyy-MM-dd, such as 2000-12-31.", parameter);

    private void Add(string parameter, string field, string? value)
    {
        if (InputCheck.OptionalText(value, parameter) is { } text)
        {
            _texts.Add((field, text));
        }
    }
}
