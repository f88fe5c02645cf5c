using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.Routing;

/// <summary>
/// The permissions that an application can be granted, and which of them the calls of the management API need; one of a call's is enough.
/// eiam-tenant-api.md, section 3. Where the pages are not visible, a call that reads takes the codes of its object for all and for reading.
/// </summary>
internal static class TenantPermissions
{
    internal const string All = "all";
    private const string Read = "read";
    private const string Log = "operation_log";
    private const string Prefix = "/api/v2/tenant/";

    private static readonly string[] Objects = ["user", "org", "account", "app_org", "app_role", "app_func", "app_data", "job_position", "job_title"];

    /// <summary>Every code, the two that are for everything first.</summary>
    internal static readonly IReadOnlyList<string> Known = Codes();

    /// <summary>The codes that a call needs one of, the narrowest first; none for a path that is not in the table.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path template.</param>
    internal static IReadOnlyList<string> Of(string method, string path)
    {
        string[] segments = path.StartsWith(Prefix, StringComparison.Ordinal) ? path.Substring(Prefix.Length).Split('/') : [];
        if (ObjectOf(segments) is not { } of)
        {
            return [];
        }

        bool reads = method == "GET" || path.Contains("/user-by-");
        return of == Log ? [Log + "_read", Read, All]
            : !reads ? [of + "_all", All]
            : IsForReadersOnly(segments) ? [of + "_read", Read, All]
            : [of + "_read", of + "_all", Read, All];
    }

    private static string? ObjectOf(string[] segments) => segments switch
    {
        // An account that is made for a user needs user_all, too (T:user/accounts).
        ["users", ..] => "user",
        ["organizations", ..] => "org",
        ["job-positions", ..] => "job_position",
        ["job-titles", ..] => "job_title",
        ["logs", ..] => Log,
        ["applications", _, "accounts" or "account", ..] => "account",
        ["applications", _, "organizations", ..] => "app_org",
        ["applications", _, "app-roles" or "app-role" or "role-member-list" or "role-member", ..] => "app_role",
        ["applications", _, "func-perms", ..] => "app_func",
        ["applications", _, "data-perms", ..] => "app_data",
        _ => null,
    };

    // The pages of these list no …_all code: who may change may not read.
    private static bool IsForReadersOnly(string[] segments) => segments is ["organizations", ..] or ["applications", _, "app-roles"] or ["applications", _, "role-member-list", ..];

    private static List<string> Codes()
    {
        List<string> codes = [All, Read];
        foreach (string one in Objects)
        {
            codes.Add(one + "_all");
            codes.Add(one + "_read");
        }

        codes.Add(Log + "_read");
        return codes;
    }
}
