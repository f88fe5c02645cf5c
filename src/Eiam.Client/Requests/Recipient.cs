using System;
using Eiam.Client.Http;
using Eiam.Client.Secrets;

namespace Eiam.Client.Requests;

/// <summary>Who a verification code is sent to: a mobile or an e-mail address, and never both.</summary>
public readonly record struct Recipient
{
    private Recipient(string value, bool isMobile)
    {
        Value = value;
        IsMobile = isMobile;
    }

    /// <summary>The mobile or the address, as it was given: the pages show a mobile with and without its country code.</summary>
    public string Value { get; }

    /// <summary>Whether it is a mobile.</summary>
    public bool IsMobile { get; }

    /// <summary>The mobile; null for an e-mail address.</summary>
    public string? Mobile => IsMobile ? Value : null;

    /// <summary>The e-mail address; null for a mobile.</summary>
    public string? Email => IsMobile ? null : Value;

    /// <summary>Takes one of the two.</summary>
    /// <param name="mobile">The mobile (<c>mobile</c>).</param>
    /// <param name="email">The e-mail address (<c>email</c>).</param>
    /// <returns>The recipient.</returns>
    /// <exception cref="ArgumentException">Both are given, or neither.</exception>
    public static Recipient Of(string? mobile, string? email)
    {
        if (string.IsNullOrWhiteSpace(mobile) && string.IsNullOrWhiteSpace(email))
        {
            throw new ArgumentException("Mobile is missing or empty, and so is Email. Give one of them.", nameof(mobile));
        }

        if (!string.IsNullOrWhiteSpace(mobile) && !string.IsNullOrWhiteSpace(email))
        {
            throw new ArgumentException("Mobile and Email are both given. Give one of them.", nameof(mobile));
        }

        return string.IsNullOrWhiteSpace(mobile) ? new(InputCheck.Text(email, "Email"), false) : new(InputCheck.Text(mobile, "Mobile"), true);
    }

    /// <summary>A mobile as texts for people show it: its last four digits.</summary>
    internal static string Shown(string mobile) => Redactor.MaskOf(mobile, Sensitivity.LastFour);

    internal void Write(BodyWriter body) => body.Text(IsMobile ? "mobile" : "email", Value);
}
