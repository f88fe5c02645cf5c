using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using Eiam.Client.Secrets;

namespace Eiam.Client;

/// <summary>
/// The path of a call that the caller writes. It stays on the session's host: whatever could name another one, or another path than the one that is
/// read, is refused. Traces and errors show it without ids, as they show those of the table.
/// </summary>
internal sealed class RestPath
{
    // Longer than any documented word with a digit in it (oauth2, v2), shorter than any id.
    private const int ShortestId = 8;

    // No documented word is so long.
    private const int LongestWord = 64;

    private static readonly Lazy<string[][]> Templates = new(() => Endpoints.All.Select(e => e.Path).Distinct().Select(p => p.Split('/')).ToArray());

    private RestPath(string path, string query)
    {
        Path = path;
        Query = query;
        Shown = Show(path);
    }

    /// <summary>The path, as it was given.</summary>
    public string Path { get; }

    /// <summary>What was given behind it, with the question mark; empty for none.</summary>
    public string Query { get; }

    /// <summary>The path as traces and errors show it: a template of the table as far as one fits, and no ids behind that.</summary>
    public string Shown { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="given">The path, with or without a query.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <exception cref="ArgumentException">It is no path of this tenant.</exception>
    public static RestPath Of(string? given, string parameter)
    {
        string text = InputCheck.Text(given, parameter);
        if (text[0] != '/')
        {
            throw new ArgumentException($"{parameter} does not begin with a slash. Give the path of this tenant, such as /api/v2/tenant/users: no address, and no other host.", parameter);
        }

        if (text.StartsWith("//", StringComparison.Ordinal) || text.IndexOf('\\') >= 0)
        {
            throw new ArgumentException($"{parameter} begins with two slashes or contains a backslash, which can name another host. Give the path of this tenant, from its first slash on.", parameter);
        }

        if (text.IndexOf('#') >= 0)
        {
            throw new ArgumentException($"{parameter} contains a fragment (#), which is never sent. Write %23 where it belongs to a value.", parameter);
        }

        int query = text.IndexOf('?');
        string path = query < 0 ? text : text.Substring(0, query);
        if (path.IndexOfAny(['{', '}']) >= 0)
        {
            throw new ArgumentException($"{parameter} has a place in braces. Put the value there, escaped as in an address.", parameter);
        }

        if (path.Split('/').Any(InputCheck.NamesOtherPath))
        {
            throw new ArgumentException($"{parameter} has a segment of dots, encoded or not, which names another path. Give the path itself.", parameter);
        }

        return new RestPath(path, query < 0 ? string.Empty : text.Substring(query));
    }

    /// <summary>The row of the table that the path is of; null where it is of none.</summary>
    /// <remarks>Also where it is spelled in another way that a server can take for the same: what works only once must not be repeated for a slash.</remarks>
    public Endpoint? Known(HttpMethod method)
    {
        string shown = Show("/" + string.Join("/", Path.Split(['/'], StringSplitOptions.RemoveEmptyEntries)));
        return Endpoints.All.FirstOrDefault(e => e.Method == method && e.Path == shown);
    }

    /// <summary>Tells the redactor what is secret in the query that was given with the path.</summary>
    public void AddSecrets(Redactor redactor)
    {
        foreach (string field in Query.TrimStart('?').Split('&'))
        {
            int sign = field.IndexOf('=');
            if (sign > 0)
            {
                Sensitivity sensitivity = SensitiveName.Classify(Uri.UnescapeDataString(field.Substring(0, sign)));
                redactor.Add(field.Substring(sign + 1), sensitivity);
                redactor.Add(Uri.UnescapeDataString(field.Substring(sign + 1)), sensitivity);
            }
        }
    }

    // Walks down the templates that fit so far; where a name fits, it is preferred to a place for a value.
    private static string Show(string path)
    {
        string[] segments = path.Split('/');
        IEnumerable<string[]> fitting = Templates.Value;
        StringBuilder shown = new();
        for (int i = 0; i < segments.Length; i++)
        {
            string[][] next = [.. fitting.Where(t => t.Length > i && IsSame(t[i], segments[i]))];
            if (next.Length == 0 && segments[i].Length > 0)
            {
                next = [.. fitting.Where(t => t.Length > i && t[i].Length > 0 && t[i][0] == '{')];
            }

            fitting = next;
            shown.Append(i == 0 ? string.Empty : "/").Append(next.Length > 0 ? next[0][i] : LooksLikeId(segments[i]) ? "{id}" : segments[i]);
        }

        return shown.ToString();
    }

    private static bool IsSame(string name, string segment) => string.Equals(name, Uri.UnescapeDataString(segment), StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeId(string segment) =>
        segment.IndexOfAny(['@', '%', '+']) >= 0 || segment.Any(static c => c > '~') || segment.Length > LongestWord || (segment.Length >= ShortestId && segment.Any(char.IsDigit));
}
