using System.Collections.Generic;
using System.Security;

namespace Eiam;

/// <summary>An object that a tenant answered. Fields that it did not send are null.</summary>
public abstract class EiamResult
{
    private static readonly IReadOnlyDictionary<string, object?> NoData = new FieldTable();

    private protected EiamResult()
    {
    }

    /// <summary>
    /// Fields of the answer that the API's pages do not name, and named ones whose value could not be read, by name: text, number, boolean,
    /// array or dictionary. A value whose name says that it is secret is a SecureString. At most 256 fields are kept. As text (in a CSV file) it is JSON, secrets masked.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalData { get; internal set; } = NoData;

    /// <summary>The session that made the call: it is where the object goes back to when it is piped into the next cmdlet.</summary>
    internal object? Session { get; set; }

    // Marked when it is looked at: most tokens of a long run never are, and a weak table that every answer adds to grows with the run.
    private protected SecureString? Own(SecureString? token) => token is null ? null : TokenOrigin.Mark(token, Session);
}

/// <summary>A result that does not itself name what it is about (a login, a bind, a sent code).</summary>
public abstract class EiamRecordResult : EiamResult
{
    private protected EiamRecordResult()
    {
    }

    /// <summary>The record from the pipeline that the call was made for, with its secrets masked; null where there was none.</summary>
    public object? InputObject => Record?.Masked;

    /// <summary>The name of the session that made the call.</summary>
    public string? SessionName => Session?.ToString();

    internal IRecordCopy? Record { get; set; }
}

/// <summary>A record, copied when it was bound and masked when it is first looked at.</summary>
internal interface IRecordCopy
{
    /// <summary>The copy with its secrets masked.</summary>
    object? Masked { get; }
}
