using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace Eiam.Sandbox.Routing;

/// <summary>What the lists of the management API have in common (eiam-tenant-api.md, section 2).</summary>
internal static class PageQuery
{
    private const string UpdatedAfter = "updated_at_greater";

    /// <summary>Answers <c>{"total","…":[…]}</c> with one page; <c>offset</c> is a page number from 0.</summary>
    /// <param name="context">Says which page.</param>
    /// <param name="field">The name of the list.</param>
    /// <param name="found">All that was found.</param>
    /// <param name="write">Writes one of them, as an object.</param>
    /// <param name="smallest">The smallest page that the call allows.</param>
    /// <param name="largest">The largest.</param>
    /// <exception cref="ApiException">There is no such page size or number.</exception>
    internal static Answer List<T>(RouteContext context, string field, IReadOnlyList<T> found, Action<Utf8JsonWriter, T> write, int smallest = 10, int largest = 100)
    {
        if (Number(context, "limit") is not { } limit || limit < smallest || limit > largest)
        {
            throw TenantErrors.BadPageSize();
        }

        int offset = Number(context, "offset") ?? throw TenantErrors.BadPageNumber();
        long first = (long)offset * limit;
        return Answer.Json(json =>
        {
            json.WriteNumber("total", found.Count);
            json.WriteStartArray(field);
            for (long i = first; i < Math.Min(first + limit, found.Count); i++)
            {
                write(json, found[(int)i]);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Answers <c>{"number","total","size","list":[…]}</c> with one page. What "number" is, the pages do not say: here it is the page.</summary>
    /// <param name="context">Says which page.</param>
    /// <param name="found">All that was found.</param>
    /// <param name="write">Writes the fields of one of them.</param>
    /// <exception cref="ApiException">There is no such page size or number.</exception>
    internal static Answer Numbered<T>(RouteContext context, IReadOnlyList<T> found, Action<Utf8JsonWriter, T> write)
    {
        int limit = Number(context, "limit") is { } given and >= 10 and <= 100 ? given : throw TenantErrors.BadPageSize();
        int offset = Number(context, "offset") ?? throw TenantErrors.BadPageNumber();
        return SmallPage.Write(found, "list", ("number", offset), ("size", limit), write);
    }

    /// <summary>The query value; null where it is missing or empty, which the pages say means "all".</summary>
    internal static string? Text(RouteContext context, string name) => context.Query(name) is { Length: > 0 } text ? text : null;

    /// <summary>After which moment a record has to have changed; null for any.</summary>
    /// <exception cref="ApiException">It is no time.</exception>
    internal static DateTimeOffset? Since(RouteContext context) => Text(context, UpdatedAfter) is not { } text
        ? null
        : ChinaTime.TryParse(text) ?? throw TenantErrors.BadParameter(UpdatedAfter);

    private static int? Number(RouteContext context, string name) =>
        int.TryParse(context.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
