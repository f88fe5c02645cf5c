using System;
using System.Collections.Generic;
using System.Linq;
using Eiam.Sandbox.Routes;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routing;

/// <summary>All routes, and the way of a call through one of them.</summary>
internal static class RouteTable
{
    private static readonly Dictionary<string, string> NoValues = new(StringComparer.Ordinal);

    internal static readonly Route[] All =
    [
        .. LoginRoutes.All,
        .. BindRoutes.All,
        .. MfaRoutes.All,
        .. CodeRoutes.All,
        .. SocialRoutes.All,
        .. AccountRoutes.All,
        .. PasswordRoutes.All,
        .. TokenRoutes.All,
        .. UserRoutes.All,
        .. UserChangeRoutes.All,
        .. OrganizationRoutes.All,
        .. ApplicationAccountRoutes.All,
        .. JobRoutes.All,
        .. RoleRoutes.All,
        .. PermissionRoutes.All,
        .. LogRoutes.All,
        .. ApplicationOrganizationRoutes.All,
    ];

    // A lookup for the many fixed paths, so that a call does not try every route.
    private static readonly ILookup<string, Route> Fixed = All.Where(route => !route.IsTemplate).ToLookup(route => route.Path, StringComparer.Ordinal);
    private static readonly Route[] Templates = Array.FindAll(All, route => route.IsTemplate);

    internal static Answer Handle(TenantState state, SandboxCall call)
    {
        int query = call.Path.IndexOf('?');
        string path = query < 0 ? call.Path : call.Path.Substring(0, query);
        Route? route = Find(call.Method, path, out Dictionary<string, string> values, out bool isPathKnown);
        if (route is null)
        {
            // The docs are silent on unknown paths and methods: the statuses that HTTP has for them, and no body.
            return Answer.Empty(isPathKnown ? 405 : 404);
        }

        using var context = new RouteContext(state, call, route, values, query < 0 ? string.Empty : call.Path.Substring(query + 1));
        Answer answer;
        try
        {
            answer = Run(context);
        }
        catch (ApiException error)
        {
            answer = Answer.Error(error, state.Options.ErrorCodeStyle);
        }

        Note(context, answer);
        return answer;
    }

    /// <summary>What an administrator would find in the tenant's log: logins that ended, and changes by servers.</summary>
    private static void Note(RouteContext context, Answer answer)
    {
        bool isLogin = context.Route.IsLogin;
        bool succeeded = answer.ErrorCode is null && answer.Response.StatusCode < 300 && answer.Status != "ACCESS_DENIED";

        // A login that asks for another step has not ended.
        if (isLogin ? !succeeded || answer.Status == "SUCCESS" : context.Route.IsManagement)
        {
            lock (context.State.Lock)
            {
                context.State.Events.Add(new TenantEvent(
                    Guid.NewGuid().ToString("N"), context.Now, isLogin, context.Route.Method + " " + context.Route.Path, context.LoggingIn?.UserName, succeeded));
            }
        }
    }

    /// <summary>Headers, then the body, then the credential: a request that is not well formed costs nothing.</summary>
    private static Answer Run(RouteContext context)
    {
        HeaderCheck.Run(context);
        context.ReadBody();
        Answer answer;
        lock (context.State.Lock)
        {
            CredentialCheck.Run(context);
            answer = context.Route.Handler(context);
        }

        return answer.Complete();
    }

    /// <summary>A fixed path is preferred to a template, where both have the method.</summary>
    private static Route? Find(string method, string path, out Dictionary<string, string> values, out bool isPathKnown)
    {
        values = NoValues;
        isPathKnown = false;
        foreach (Route route in Fixed[path])
        {
            isPathKnown = true;
            if (route.Method == method)
            {
                return route;
            }
        }

        string[] segments = path.Split('/');
        foreach (Route route in Templates)
        {
            if (route.Match(segments) is { } found)
            {
                isPathKnown = true;
                if (route.Method == method)
                {
                    values = found;
                    return route;
                }
            }
        }

        return null;
    }
}
