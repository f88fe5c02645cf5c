using System;
using System.Linq;

namespace EiamPowerShell.Binding;

/// <summary>Completes the names of an enumeration, for a parameter that is text so that a record can fill it.</summary>
/// <typeparam name="TEnum">The enumeration: a type of Eiam.Model.</typeparam>
public sealed class EnumCompleter<TEnum>() : WordCompleter(Names)
    where TEnum : struct, Enum
{
    private static readonly string[] Names = typeof(TEnum).GetEnumNames();

    /// <summary>The value of a name, in any case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <exception cref="ArgumentException">It is no name.</exception>
    internal static TEnum Value(string? text, string parameter) =>
        Names.Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out TEnum value)
            ? value
            : throw new ArgumentException($"{parameter} {(string.IsNullOrEmpty(text) ? "is missing: give one of" : "is none of")} {string.Join(", ", Names)}.", parameter);
}
