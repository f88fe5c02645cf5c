namespace Eiam;

/// <summary>The HTTP method of a call that the caller writes.</summary>
public enum RestMethod
{
    /// <summary>Reads.</summary>
    Get,

    /// <summary>Reads the headers only.</summary>
    Head,

    /// <summary>Does something once, or creates something.</summary>
    Post,

    /// <summary>Sets a state.</summary>
    Put,

    /// <summary>Changes a part.</summary>
    Patch,

    /// <summary>Removes.</summary>
    Delete,
}

/// <summary>Whom a call that the caller writes is made as.</summary>
public enum RestCredential
{
    /// <summary>Nobody: no credential is sent.</summary>
    None,

    /// <summary>The application, for the management API: <c>Bearer</c> with the tenant token, which the client gets and renews.</summary>
    Tenant,

    /// <summary>A user: <c>Bearer</c> with an id token.</summary>
    User,

    /// <summary>The application itself: <c>Basic</c> with client id and client secret.</summary>
    Application,
}
