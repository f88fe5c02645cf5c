using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace EiamPowerShell.Sessions;

/// <summary>
/// The values of a connection: a parameter where one was given, else the environment variable of its name (EIAM_CLIENT_ID for ClientId),
/// else the default. Errors name the parameter, and the variable where the value came from there.
/// </summary>
internal sealed class ConnectionSettings(IDictionary<string, object> given, Func<string, string?> environment)
{
    /// <summary>The environment variable of a parameter.</summary>
    public static string Variable(string parameter)
    {
        StringBuilder name = new("EIAM");
        for (int i = 0; i < parameter.Length; i++)
        {
            // One word a capital: ClientId is CLIENT_ID; Uri is URI.
            if (char.IsUpper(parameter[i]))
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(parameter[i]));
        }

        return name.ToString();
    }

    /// <summary>Whether a value comes from the environment.</summary>
    public bool IsFromEnvironment(string parameter) => !given.ContainsKey(parameter) && Read(parameter) is not null;

    /// <summary>How an error names a value.</summary>
    public string Origin(string parameter) => IsFromEnvironment(parameter) ? $"{parameter} (from {Variable(parameter)})" : parameter;

    public string? Text(string parameter) =>
        given.TryGetValue(parameter, out object? value) ? Base(value) as string : Read(parameter);

    public bool Flag(string parameter)
    {
        if (given.TryGetValue(parameter, out object? value))
        {
            return Base(value) is SwitchParameter { IsPresent: true };
        }

        return Read(parameter) switch
        {
            null => false,
            { } text when text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
            { } text when text == "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
            _ => throw new ArgumentException($"{Origin(parameter)} is not a switch; set the variable to 1, true, 0 or false, or remove it.", parameter),
        };
    }

    public int Number(string parameter, int fallback, int most)
    {
        if (given.TryGetValue(parameter, out object? value))
        {
            return (int)Base(value)!;
        }

        return Read(parameter) is not { } text
            ? fallback
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
                ? number
                : throw new ArgumentException($"{Origin(parameter)} is not a whole number from 0 to {most}.", parameter);
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // A variable that is set to nothing counts as not set, as shells make it hard to tell the two apart.
    private string? Read(string parameter) => environment(Variable(parameter)) is { Length: > 0 } text ? text : null;
}
