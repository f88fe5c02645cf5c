using System.Management.Automation;
using Eiam;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Sessions;

/// <summary>
/// A session as it was given to a parameter: by object or by name. PowerShell converts to it by the constructor, in proxies and Pester's mocks
/// too, where no session of that name need exist; the cmdlet looks the name up.
/// </summary>
public sealed class SessionReference
{
    private readonly object? _value;

    /// <summary>Keeps what was given.</summary>
    /// <param name="value">A session, or the name of one.</param>
    public SessionReference(object? value) => _value = value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => _value?.ToString() ?? string.Empty;

    /// <summary>The session.</summary>
    /// <exception cref="EiamException">There is none of that name in this runspace, or the value is neither.</exception>
    internal EiamSession Resolve() => _value switch
    {
        EiamSession session => session,
        string name => SessionStore.Current.Find(name) ?? throw ErrorRecords.Refused(EiamErrorId.SessionNotFound, $"-Session: there is no session named '{name}' in this runspace."),
        null => throw ErrorRecords.InvalidArgument("-Session is empty; give a session or the name of one."),
        var other => throw ErrorRecords.InvalidArgument($"-Session is a {other.GetType().Name}; give a session or the name of one."),
    };
}
