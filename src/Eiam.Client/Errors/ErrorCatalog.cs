using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Client;

/// <summary>Every error code that the API's public pages name, and the ids of this client's own.</summary>
public static partial class ErrorCatalog
{
    private const string Prefix = "IDAAS.";

    private static readonly ILookup<string, ErrorCode> ByCode = All.ToLookup(static e => e.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>All entries, in the order of the pages.</summary>
    public static IReadOnlyList<ErrorCode> Entries => All;

    /// <summary>Finds a code, in any case, with or without the prefix that <c>/sdk/</c> codes have or have not. White space is ignored.</summary>
    /// <param name="code">The code.</param>
    /// <returns>An entry for each product that has the code; none where the pages do not name it.</returns>
    public static IEnumerable<ErrorCode> Find(string code)
    {
        string clean = string.Concat((code ?? throw new ArgumentNullException(nameof(code))).Where(static c => !char.IsWhiteSpace(c)));
        string normal = Normalize(clean);

        // The prefix means nothing only in the codes of the login family, and where a page prints a code with it: IDAAS.TENANT.USER.0001 is not USER.0001.
        return ByCode[clean].Concat(normal == clean ? [] : ByCode[normal].Where(e => e.Product == ApiProduct.Sdk || e.Spellings.Contains(clean, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Takes the <c>IDAAS.</c> prefix of an <c>/sdk/</c> code off: the pages and the tenants write it or leave it out.</summary>
    /// <param name="code">The code as sent.</param>
    /// <returns>The code without the prefix.</returns>
    public static string Normalize(string code) => code is null
        ? throw new ArgumentNullException(nameof(code))
        : code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? code.Substring(Prefix.Length) : code;

    /// <summary>Whether a code is an id of this client's own: a tenant has no business sending it, and could pass a sent request off as unsent.</summary>
    internal static bool IsOwn(string code) => ByCode[Normalize(code)].Any(static e => e.Product == ApiProduct.Module);
}
