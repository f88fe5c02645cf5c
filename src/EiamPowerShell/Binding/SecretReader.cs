using System;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using Eiam;
using Eiam.Client.Secrets;

namespace EiamPowerShell.Binding;

/// <summary>Reads what was given to a secret parameter. Every refusal names the parameter, and never the value.</summary>
internal static class SecretReader
{
    private static readonly string NotAToken = typeof(SecureString).FullName!;

    /// <summary>The secret; null where there is none.</summary>
    /// <exception cref="ArgumentException">It is no secret.</exception>
    public static SecureString? Read(Secret? given, string parameter)
    {
        // A record stands for its property.
        object? value = given?.Value is PSObject { BaseObject: PSCustomObject } record
            ? (record.Properties[parameter] ?? throw new ArgumentException(
                $"{parameter} is an object that has no {parameter}. JSON keeps nothing of a SecureString: keep the object itself, or use Get-EiamToken -AsPlainText on purpose.", parameter)) is { } property ? RecordReader.Read(property) : null
            : given?.Value;
        switch (value = Bare(value))
        {
            case null or DBNull:
                return null;
            case SecureString secure:
                return secure;
            case string text:
                return FromText(text, parameter);
            case PSCredential credential:
                return credential.Password;
            case object number when IsNumber(number):
                return FromText(Convert.ToString(number, CultureInfo.InvariantCulture)!, parameter);
            case object ours when IsOurs(ours):
                return PSObject.AsPSObject(ours).Properties[parameter]?.Value as SecureString
                    ?? throw new ArgumentException($"{parameter} is {Article(ours.GetType().Name)}, which has no {parameter}.", parameter);
            default:
                throw new ArgumentException($"{parameter} is {Article(value.GetType().Name)}; give a string, a SecureString, a number, or an object of this module that contains it.", parameter);
        }
    }

    /// <summary>The text of a secret, for masking; null where it has none.</summary>
    public static string? TextOf(Secret given, string parameter)
    {
        try
        {
            return Bare(given.Value) is string text ? text : Read(given, parameter) is { } secure ? SecretText.ToText(secure) : null;
        }
        catch (Exception e) when (e is ArgumentException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>The name of a type, as a sentence has it.</summary>
    public static string Article(string type) => (type[0] is 'A' or 'E' or 'I' or 'O' ? "an " : "a ") + type;

    private static SecureString? FromText(string text, string parameter) => text.Length switch
    {
        // An empty cell is not given.
        0 => null,
        > SecretText.MaxLength => throw new ArgumentException($"{parameter} has {text.Length} characters; at most {SecretText.MaxLength} can be sent.", parameter),
        _ when text == NotAToken => throw new ArgumentException(
            $"{parameter} is the text '{NotAToken}': that is what Export-Csv and other text files keep of a SecureString. Keep the object itself, or use Get-EiamToken -AsPlainText on purpose.", parameter),
        _ => SecretText.ToSecure(text),
    };

    private static bool IsNumber(object value) => value is int or long or short or byte or uint or ulong or ushort or sbyte or decimal or System.Numerics.BigInteger;

    private static bool IsOurs(object value) => value.GetType().Assembly == typeof(Secret).Assembly || value.GetType().Assembly == typeof(SecretReader).Assembly;

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
