using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.Routing;

/// <summary>
/// Whether a pattern of paths (<c>*</c> any characters, <c>?</c> one, a name in braces one segment) and a route's template can mean the same path.
/// Both are small automata of the same kind, which are walked together.
/// </summary>
internal static class RoutePattern
{
    private static readonly Lazy<Step[][]> Routes = new(() => [.. RouteTable.All.Select(static route => route.Path).Distinct().Select(static path => Read(path, wildcards: false))]);

    private enum Takes
    {
        One,
        Any,
        NoSlash,
    }

    /// <summary>Whether a request that a route answers can have a path of this pattern.</summary>
    /// <param name="pattern">The pattern; case does not count.</param>
    internal static bool FitsAny(string pattern)
    {
        Step[] steps = Read(pattern, wildcards: true);
        return Array.Exists(Routes.Value, route => Meet(steps, route));
    }

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
