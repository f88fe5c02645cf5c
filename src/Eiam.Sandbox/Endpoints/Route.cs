using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.Endpoints;

/// <summary>What a call has to show. RouteContext checks it before the handler runs.</summary>
internal enum Needs
{
    None,
    StateToken,
    IdToken,
    SessionToken,
    TenantToken,
    Basic,
}

/// <summary>One method on one path.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path template; a segment in braces stands for any value.</param>
/// <param name="Needs">What the call has to show.</param>
/// <param name="Handle">Answers it; may throw <see cref="SandboxException"/> for a documented error.</param>
internal sealed record Route(string Method, string Path, Needs Needs, Func<RouteContext, Answer> Handle)
{
    private readonly string[] _segments = Path.Split('/');

    /// <summary>Whether a segment of the path stands for a value.</summary>
    internal bool HasValues => Path.Contains("{");

    /// <summary>The values of the template; null where the path is another one.</summary>
    internal string[]? Match(string path)
    {
        string[] given = path.Split('/');
        if (given.Length != _segments.Length)
        {
            return null;
        }

        List<string> values = [];
        for (int i = 0; i < given.Length; i++)
        {
            if (_segments[i].Length > 0 && _segments[i][0] == '{')
            {
                values.Add(Uri.UnescapeDataString(given[i]));
            }
            else if (_segments[i] != given[i])
            {
                return null;
            }
        }

        return values.ToArray();
    }

    internal SandboxRoute Describe() => new(Method, Path, Needs.ToString());
}
