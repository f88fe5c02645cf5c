using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.Routing;

/// <summary>
/// A pattern of paths: <c>*</c> any characters, <c>?</c> one, a name in braces one segment. A pattern, a route's template and a path are small automata of
/// the same kind; two of them are walked together, so that no pattern takes longer than its length times that of the other.
/// </summary>
internal sealed class RoutePattern(string pattern)
{
    private static readonly Lazy<Step[][]> Routes = new(() => [.. RouteTable.All.Select(static route => route.Path).Distinct().Select(static path => Read(path, wildcards: false))]);

    private readonly Step[] _steps = Read(pattern, wildcards: true);

    private enum Takes
    {
        One,
        Any,
        NoSlash,
    }

    /// <summary>Whether a request that a route answers can have a path of this pattern. Case does not count.</summary>
    internal bool FitsAny() => Array.Exists(Routes.Value, route => Meet(_steps, route));

    /// <summary>Whether a path is of this pattern. Case does not count.</summary>
    internal bool IsMatch(string path) => Meet(_steps, [.. path.Select(static c => new Step(Takes.One, char.ToUpperInvariant(c)))]);

    private static Step[] Read(string text, bool wildcards)
    {
        List<Step> steps = [];
        for (int i = 0; i < text.Length; i++)
        {
            int end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (end > i + 1 && text.IndexOf('/', i, end - i) < 0)
            {
                steps.Add(new Step(Takes.NoSlash));
                steps.Add(new Step(Takes.NoSlash, Repeats: true));
                i = end;
            }
            else
            {
                steps.Add(
                    wildcards && text[i] == '*' ? new Step(Takes.Any, Repeats: true)
                    : wildcards && text[i] == '?' ? new Step(Takes.Any)
                    : new Step(Takes.One, char.ToUpperInvariant(text[i])));
            }
        }

        return [.. steps];
    }

    private static bool Meet(Step[] pattern, Step[] route)
    {
        bool[,] seen = new bool[pattern.Length + 1, route.Length + 1];
        Stack<(int Pattern, int Route)> open = new();
        Go(0, 0);
        while (open.Count > 0)
        {
            (int p, int r) = open.Pop();
            if (p == pattern.Length && r == route.Length)
            {
                return true;
            }

            // What can repeat can also end.
            if (p < pattern.Length && pattern[p].Repeats)
            {
                Go(p + 1, r);
            }

            if (r < route.Length && route[r].Repeats)
            {
                Go(p, r + 1);
            }

            if (p < pattern.Length && r < route.Length && pattern[p].Shares(route[r]))
            {
                Go(pattern[p].Repeats ? p : p + 1, route[r].Repeats ? r : r + 1);
            }
        }

        return false;

        void Go(int p, int r)
        {
            if (!seen[p, r])
            {
                seen[p, r] = true;
                open.Push((p, r));
            }
        }
    }

    private readonly record struct Step(Takes Takes, char Letter = default, bool Repeats = false)
    {
        // Whether there is a character that both take.
        internal bool Shares(Step other) => (Takes, other.Takes) switch
        {
            (Takes.One, Takes.One) => Letter == other.Letter,
            (Takes.One, Takes.NoSlash) => Letter != '/',
            (Takes.NoSlash, Takes.One) => other.Letter != '/',
            _ => true,
        };
    }
}
