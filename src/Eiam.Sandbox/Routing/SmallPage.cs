using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace Eiam.Sandbox.Routing;

/// <summary>The lists of the management API whose pages have 1 to 50 rows (eiam-tenant-api.md, section 2).</summary>
internal static class SmallPage
{
    private const int Largest = 50;

    /// <summary>Answers <c>{"total","offset","limit","…":[…]}</c>, as roles and their members come.</summary>
    /// <exception cref="ApiException">There is no such page.</exception>
    internal static Answer Named<T>(RouteContext context, string field, IReadOnlyList<T> found, Action<Utf8JsonWriter, T> write) =>
        List(context, field, "offset", "limit", found, write);

    /// <summary>Answers <c>{"number","total","size","list":[…]}</c>, as permissions come. What "number" is, the pages do not say: here it is the page.</summary>
    /// <exception cref="ApiException">There is no such page.</exception>
    internal static Answer List<T>(RouteContext context, IReadOnlyList<T> found, Action<Utf8JsonWriter, T> write) =>
        List(context, "list", "number", "size", found, write);

    // A page size out of range is TENANT-COMMON-0005 on these calls; a number that is missing or none, too: the rest of its table is cut.
    private static Answer List<T>(RouteContext context, string field, string number, string size, IReadOnlyList<T> found, Action<Utf8JsonWriter, T> write)
    {
        int limit = Number(context, "limit") is { } given and > 0 and <= Largest ? given : throw TenantErrors.BadSmallPage("limit");
        int offset = Number(context, "offset") ?? throw TenantErrors.BadSmallPage("offset");
        return Write(found, field, (number, offset), (size, limit), write);
    }

    /// <summary>Writes a page, and says which it is.</summary>
    internal static Answer Write<T>(IReadOnlyList<T> found, string field, (string Name, int Value) number, (string Name, int Value) size, Action<Utf8JsonWriter, T> write) =>
        Answer.Json(json =>
        {
            json.WriteNumber("total", found.Count);
            json.WriteNumber(number.Name, number.Value);
            json.WriteNumber(size.Name, size.Value);
            json.WriteStartArray(field);
            long first = (long)number.Value * size.Value;
            for (long i = first; i < Math.Min(first + size.Value, found.Count); i++)
            {
                json.WriteStartObject();
                write(json, found[(int)i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static int? Number(RouteContext context, string name) =>
        int.TryParse(context.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
