using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.Endpoints;

/// <summary>Every call that a tenant answers, and the way to it. Paths compare exactly.</summary>
internal static class RouteTable
{
    internal static IReadOnlyList<Route> All { get; } = [.. LoginRoutes.All, .. UserRoutes.All];

    private static readonly ILookup<string, Route> Fixed = All.Where(static r => !r.HasValues).ToLookup(static r => r.Path, StringComparer.Ordinal);
    private static readonly Route[] WithValues = [.. All.Where(static r => r.HasValues)];

    /// <exception cref="SandboxException">The answer is an error.</exception>
    internal static Answer Handle(SandboxCall call, Services services)
    {
        int mark = call.Path.IndexOf('?');
        string path = mark < 0 ? call.Path : call.Path.Substring(0, mark);
        string query = mark < 0 ? string.Empty : call.Path.Substring(mark + 1);

        // A fixed path wins: /users/user-by-username is no user id.
        bool isKnown = Fixed.Contains(path);
        foreach (Route route in isKnown ? Fixed[path] : WithValues)
        {
            string[]? values = isKnown ? [] : route.Match(path);
            isKnown |= values is not null;
            if (values is not null && route.Method == call.Method)
            {
                RouteContext context = new(call, values, query, services);
                context.Check(route.Needs);
                return route.Handle(context);
            }
        }

        // The docs are silent on unknown paths and methods: the statuses that HTTP has for them, and no body.
        return Answer.Empty(isKnown ? 405 : 404);
    }
}

/// <summary>What the routes share: the tenant's state, and what it answers with.</summary>
internal sealed record Services(SandboxOptions Options, State.TenantState State, LoginAnswerWriter Logins, Tokens.IdTokenIssuer IdTokens);
