using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.Endpoints;

/// <summary>Finds the endpoint of a call. Paths compare exactly; a query is ignored.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, ISandboxEndpoint[]> _endpoints;

    internal RouteTable(params ISandboxEndpoint[] endpoints)
    {
        _endpoints = endpoints
            .GroupBy(endpoint => endpoint.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <exception cref="SdkException">The answer is a documented error.</exception>
    internal Answer Handle(SandboxCall call)
    {
        // The docs are silent on unknown paths and methods: the statuses that HTTP has for them, and no body.
        if (!_endpoints.TryGetValue(WithoutQuery(call.Path), out ISandboxEndpoint[]? onPath))
        {
            return Answer.Empty(404);
        }

        foreach (ISandboxEndpoint endpoint in onPath)
        {
            if (endpoint.Method == call.Method)
            {
                return endpoint.Handle(call);
            }
        }

        return Answer.Empty(405);
    }

    private static string WithoutQuery(string path)
    {
        int query = path.IndexOf('?');
        return query < 0 ? path : path.Substring(0, query);
    }
}
