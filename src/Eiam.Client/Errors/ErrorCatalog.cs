using System;
using System.Collections.Generic;

namespace Eiam.Client;

/// <summary>What an error is about, in the terms of the API.</summary>
public enum ErrorTopic
{
    /// <summary>A field or header of the request.</summary>
    Input,

    /// <summary>A code, token, password or lock: who the caller is.</summary>
    Authentication,

    /// <summary>Something that does not exist.</summary>
    NotFound,

    /// <summary>Something that exists already.</summary>
    Exists,

    /// <summary>How the tenant or the application is set up.</summary>
    Configuration,

    /// <summary>The tenant is busy or refuses for now.</summary>
    Busy,

    /// <summary>The way to the tenant and back.</summary>
    Transport,

    /// <summary>The state of this session.</summary>
    Session,
}

/// <summary>One known error.</summary>
public sealed class ErrorCatalogEntry
{
    internal ErrorCatalogEntry(string code, int? httpStatus, ErrorTopic topic, string meaning, string advice, string source, params string[] spellings)
    {
        Code = code;
        HttpStatus = httpStatus;
        Topic = topic;
        Meaning = meaning;
        Advice = advice;
        Source = source;
        Spellings = spellings.Length == 0 ? [code] : spellings;
    }

    /// <summary>The code without the <c>IDAAS.</c> prefix.</summary>
    public string Code { get; }

    /// <summary>The HTTP status that the pages give; null where none was visible or where it varies.</summary>
    public int? HttpStatus { get; }

    /// <summary>What it is about.</summary>
    public ErrorTopic Topic { get; }

    /// <summary>What the pages say that it means; {0} stands where the tenant writes a name.</summary>
    public string Meaning { get; }

    /// <summary>What to do.</summary>
    public string Advice { get; }

    /// <summary>The page that the code comes from, in the marks of the API notes.</summary>
    public string Source { get; }

    /// <summary>The spellings that the pages print. A tenant may send either, with the prefix or without.</summary>
    public IReadOnlyList<string> Spellings { get; }
}

/// <summary>Every error code that the API's public pages name, and the ids of this client's own.</summary>
public static partial class ErrorCatalog
{
    private const string Prefix = "IDAAS.";

    private static readonly Dictionary<string, ErrorCatalogEntry> ByCode = Index();

    /// <summary>All entries, in the order of the pages.</summary>
    public static IReadOnlyList<ErrorCatalogEntry> Entries => All;

    /// <summary>Finds a code, with or without the prefix, in any case.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The entry, or null.</returns>
    public static ErrorCatalogEntry? Find(string code) =>
        code is not null && ByCode.TryGetValue(Normalize(code), out ErrorCatalogEntry? entry) ? entry : null;

    /// <summary>Takes the <c>IDAAS.</c> prefix off: the pages and the tenants write it or leave it out.</summary>
    /// <param name="code">The code as sent.</param>
    /// <returns>The code without the prefix.</returns>
    public static string Normalize(string code)
    {
        if (code is null)
        {
            throw new ArgumentNullException(nameof(code));
        }

        return code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? code.Substring(Prefix.Length) : code;
    }

    /// <summary>Whether a code is an id of this client's own: a tenant has no business sending it, and could pass a sent request off as unsent.</summary>
    internal static bool IsOwn(string code) => Find(code) is { Source: Own };

    private static Dictionary<string, ErrorCatalogEntry> Index()
    {
        Dictionary<string, ErrorCatalogEntry> index = new(StringComparer.OrdinalIgnoreCase);
        foreach (ErrorCatalogEntry entry in All)
        {
            index.Add(entry.Code, entry);
        }

        return index;
    }
}
