using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.Routing;

/// <summary>One method on one path template: what it asks for, and what answers it.</summary>
internal sealed class Route
{
    /// <summary>The path of the tenant token.</summary>
    internal const string TenantToken = "/api/v2/tenant/token";

    private const string SdkPrefix = "/api/v2/sdk/";
    private const string TenantPrefix = "/api/v2/tenant/";

    private readonly string[] _segments;

    private Route(string method, string path, Credential credential, BodyKind body, Func<RouteContext, Answer> handler, string[] required)
    {
        Method = method;
        Path = path;
        Credential = credential;
        Body = body;
        Handler = handler;
        Required = required;
        _segments = path.Split('/');
        IsTemplate = Array.Exists(_segments, IsPlaceholder);
        Family = FamilyOf(path);
        Permissions = Family == ApiFamily.Tenant ? TenantPermissions.Of(method, path) : [];
    }

    internal string Method { get; }

    /// <summary>The path without a query; a segment like <c>{user_id}</c> stands for any text without a slash.</summary>
    internal string Path { get; }

    internal Credential Credential { get; }

    internal BodyKind Body { get; }

    internal ApiFamily Family { get; }

    /// <summary>The permissions of which the application needs one; none where it needs none.</summary>
    internal IReadOnlyList<string> Permissions { get; }

    /// <summary>Whether the path has a placeholder.</summary>
    internal bool IsTemplate { get; }

    /// <summary>Whether somebody logs in by it: by a login, a bind or a second factor.</summary>
    internal bool IsLogin => Family == ApiFamily.Sdk && Method == "POST"
        && (Path.StartsWith(SdkPrefix + "login", StringComparison.Ordinal) || Path.StartsWith(SdkPrefix + "mfa/", StringComparison.Ordinal)
            || (Path.StartsWith(SdkPrefix + "social/", StringComparison.Ordinal) && Path.EndsWith("bind", StringComparison.Ordinal) && !Path.EndsWith("unbind", StringComparison.Ordinal)));

    /// <summary>Whether a server changes something by it; lookups by POST change nothing.</summary>
    internal bool IsManagement => Family == ApiFamily.Tenant && Method != "GET" && !Path.Contains("/user-by-");

    /// <summary>The body fields without which the handler is not called, in the order in which their lack is told.</summary>
    internal IReadOnlyList<string> Required { get; }

    /// <summary>Runs under the tenant's lock once all that the route asks for is there.</summary>
    internal Func<RouteContext, Answer> Handler { get; }

    /// <summary>The family of a path without its query, be it a route's or not.</summary>
    internal static ApiFamily FamilyOf(string path) => path.StartsWith(SdkPrefix, StringComparison.Ordinal) ? ApiFamily.Sdk
        : path.StartsWith(TenantPrefix, StringComparison.Ordinal) && path != TenantToken ? ApiFamily.Tenant
        : ApiFamily.OAuth;

    /// <summary>A route with a JSON body.</summary>
    internal static Route Json(
        string method, string path, Credential credential, Func<RouteContext, Answer> handler, params string[] required) =>
        new(method, path, credential, BodyKind.Json, handler, required);

    /// <summary>A route with a form as its body.</summary>
    internal static Route Form(
        string method, string path, Credential credential, Func<RouteContext, Answer> handler, params string[] required) =>
        new(method, path, credential, BodyKind.Form, handler, required);

    /// <summary>A route without a body.</summary>
    internal static Route Empty(string method, string path, Credential credential, Func<RouteContext, Answer> handler) =>
        new(method, path, credential, BodyKind.None, handler, []);

    /// <summary>The placeholders' values, percent-decoded; null if the path does not fit. Literal segments compare exactly.</summary>
    /// <param name="segments">A path without its query, split at the slashes.</param>
    internal Dictionary<string, string>? Match(string[] segments)
    {
        if (segments.Length != _segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < segments.Length; i++)
        {
            string expected = _segments[i];
            if (IsPlaceholder(expected) && segments[i].Length > 0)
            {
                values.Add(expected.Substring(1, expected.Length - 2), Uri.UnescapeDataString(segments[i]));
            }
            else if (expected != segments[i])
            {
                return null;
            }
        }

        return values;
    }

    private static bool IsPlaceholder(string segment) => segment.Length > 2 && segment[0] == '{';
}
