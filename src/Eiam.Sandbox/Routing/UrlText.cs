using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.Routing;

/// <summary>Reads <c>a=b&amp;c=d</c>, the form of a query and of a form body.</summary>
internal static class UrlText
{
    /// <summary>The decoded fields. Of a repeated name the first counts; a name without "=" has the value "".</summary>
    internal static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in text.Split('&'))
        {
            int equals = part.IndexOf('=');
            string name = Decode(equals < 0 ? part : part.Substring(0, equals));
            if (name.Length > 0 && !fields.ContainsKey(name))
            {
                fields.Add(name, equals < 0 ? string.Empty : Decode(part.Substring(equals + 1)));
            }
        }

        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
