using System;

namespace Eiam.Sandbox.State;

/// <summary>The part of a user's record that the user can change. Immutable, so that it can be read without the tenant's lock.</summary>
internal sealed record UserProfile
{
    /// <summary><c>user_name</c>, unique.</summary>
    internal required string UserName { get; init; }

    /// <summary><c>mobile</c> in the stored spelling, unique.</summary>
    internal required string Mobile { get; init; }

    /// <summary><c>name</c>.</summary>
    internal string? Name { get; init; }

    /// <summary><c>head_img</c>.</summary>
    internal string? HeadImage { get; init; }

    /// <summary><c>attr_gender</c>.</summary>
    internal string? Gender { get; init; }

    /// <summary><c>attr_birthday</c>.</summary>
    internal DateTime? Birthday { get; init; }

    /// <summary><c>attr_nick_name</c>.</summary>
    internal string? NickName { get; init; }

    /// <summary><c>mailing_address</c>.</summary>
    internal string? MailingAddress { get; init; }

    /// <summary><c>zip_code</c>.</summary>
    internal string? ZipCode { get; init; }

    /// <summary><c>first_name</c>.</summary>
    internal string? FirstName { get; init; }

    /// <summary><c>middle_name</c>.</summary>
    internal string? MiddleName { get; init; }

    /// <summary><c>last_name</c>.</summary>
    internal string? LastName { get; init; }

    /// <summary><c>industry</c>.</summary>
    internal string? Industry { get; init; }

    /// <summary><c>extension</c>: a JSON object, as it was sent.</summary>
    internal string Extension { get; init; } = "{}";

    /// <summary>When it was changed last, by the tenant's clock.</summary>
    internal required DateTimeOffset UpdatedAt { get; init; }
}
