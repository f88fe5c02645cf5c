using System.Collections.Generic;
using Eiam.Client;

namespace EiamPowerShell.Results;

/// <summary>What is known of an error code.</summary>
public sealed class EiamErrorCode
{
    // A reference alone: the type is looked at while the module is imported, before the client can be found.
    private readonly ErrorCatalogEntry _entry;

    internal EiamErrorCode(ErrorCatalogEntry entry) => _entry = entry;

    /// <summary>The code without the IDAAS. prefix, which tenants write or leave out.</summary>
    public string Code => _entry.Code;

    /// <summary>The spellings that the API's pages print.</summary>
    public IReadOnlyList<string> Spellings => _entry.Spellings;

    /// <summary>The HTTP status; null where the pages show none.</summary>
    public int? HttpStatus => _entry.HttpStatus;

    /// <summary>What the error is about.</summary>
    public string Topic => _entry.Topic.ToString();

    /// <summary>What the pages say that it means.</summary>
    public string Meaning => _entry.Meaning;

    /// <summary>What to do.</summary>
    public string RecommendedAction => _entry.Advice;

    /// <summary>The page that it comes from.</summary>
    public string Source => _entry.Source;

    /// <summary>The code.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Code;
}
