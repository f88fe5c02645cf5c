using System;

namespace Eiam.Sandbox;

/// <summary>A fault to add to a tenant: which requests meet it, and what happens to them. At least one thing must happen.</summary>
public sealed class SandboxFaultOptions
{
    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The path of the requests, without the query: <c>*</c> stands for any characters, <c>?</c> for one, and a name in braces as in
    /// <see cref="SandboxTenant.Routes"/> for one segment; case does not count. Null: any but that of the tenant token, for which clients ask by
    /// themselves before the call that a test is about.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The method of the requests, in any case; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>How many requests meet it, one after the other. Default: 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The error code of the answer, as it is to be sent.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The error message of the answer.</summary>
    public string? Message { get; init; }

    /// <summary>The HTTP status of the answer, from 200 to 599; null for 400 where there is an error code or a message.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the request waits, in real time; at most <see cref="LongestDelay"/>.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection breaks and no answer comes.</summary>
    public bool ConnectionReset { get; init; }

    /// <summary>Whether the tenant carries out the request first, so that what is lost, or replaced, is its answer only.</summary>
    public bool AfterProcessing { get; init; }
}
