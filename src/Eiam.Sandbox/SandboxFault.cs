using System;
using System.Globalization;
using Eiam.Sandbox.Routing;

namespace Eiam.Sandbox;

/// <summary>What happens to a tenant's next requests of a path. <see cref="SandboxTenant.AddFault"/> makes it. Thread safe.</summary>
public sealed class SandboxFault
{
    private const int Refused = 400;

    private readonly RoutePattern? _path;
    private volatile int _remaining;

    /// <exception cref="ArgumentException">Nothing would happen, or what would contradicts itself; it names the option.</exception>
    internal SandboxFault(SandboxFaultOptions options)
    {
        Check(options);
        Path = options.Path;
        Method = options.Method?.ToUpperInvariant();
        Count = _remaining = options.Count;
        ErrorCode = options.ErrorCode;
        Message = options.Message;
        StatusCode = options.StatusCode ?? (options.ErrorCode is null && options.Message is null ? null : Refused);
        Delay = options.Delay;
        ConnectionReset = options.ConnectionReset;
        AfterProcessing = options.AfterProcessing;
        _path = Path is null ? null : new RoutePattern(Path);
    }

    /// <summary>The path of the requests, a pattern; null for any but that of the tenant token.</summary>
    public string? Path { get; }

    /// <summary>The method of the requests, in upper case; null for any.</summary>
    public string? Method { get; }

    /// <summary>How many requests meet it.</summary>
    public int Count { get; }

    /// <summary>How many more will meet it: 0 once it is used up.</summary>
    public int Remaining => _remaining;

    /// <summary>The error code of the answer, as sent.</summary>
    public string? ErrorCode { get; }

    /// <summary>The error message of the answer.</summary>
    public string? Message { get; }

    /// <summary>The HTTP status of the answer; null where the tenant's own answer comes, or none.</summary>
    public int? StatusCode { get; }

    /// <summary>How long the request waits.</summary>
    public TimeSpan Delay { get; }

    /// <summary>Whether the connection breaks.</summary>
    public bool ConnectionReset { get; }

    /// <summary>Whether the tenant carries out the request first.</summary>
    public bool AfterProcessing { get; }

    /// <summary>What happens.</summary>
    /// <returns>Like <c>HTTP 503</c>, <c>USER.0001</c>, <c>reset after processing</c> or <c>delay of 2 s</c>.</returns>
    public override string ToString()
    {
        string? answer = ConnectionReset ? "reset"
            : ErrorCode is not null ? ErrorCode
            : StatusCode is { } status ? "HTTP " + status.ToString(CultureInfo.InvariantCulture)
            : null;
        string? delay = Delay > TimeSpan.Zero ? $"delay of {Delay.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s" : null;
        string both = answer is not null && delay is not null ? $"{delay}, {answer}" : answer ?? delay!;
        return AfterProcessing ? both + " after processing" : both;
    }

    /// <summary>Whether a request meets it.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="path">Its path, without the query.</param>
    internal bool IsMetBy(string method, string path) =>
        (Method is null || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase)) && (_path is null ? path != Route.TenantToken : _path.IsMatch(path));

    /// <summary>One more request has met it. The caller has the lock of the list of faults.</summary>
    internal void Use() => _remaining--;

    /// <summary>The answer in place of the tenant's; null where the tenant's own is sent.</summary>
    internal Answer? AnswerTo(string path) => StatusCode is not { } status ? null
        : ErrorCode is null && Message is null ? Answer.Empty(status)
        : Answer.Error(Route.FamilyOf(path), ErrorCode, Message, status);

    private static void Check(SandboxFaultOptions options)
    {
        bool answers = options.ErrorCode is not null || options.Message is not null || options.StatusCode is not null;
        if (!answers && !options.ConnectionReset && options.Delay == TimeSpan.Zero)
        {
            throw new ArgumentException("Nothing would happen. Give an error code, a status, a delay or a reset of the connection.");
        }

        if (answers && options.ConnectionReset)
        {
            throw new ArgumentException("A connection that is reset has no answer. Give the reset, or an error code, a message or a status.");
        }

        if (options.ErrorCode is { } code && string.IsNullOrWhiteSpace(code))
        {
            throw new ArgumentException("ErrorCode is blank. Give a code, or leave it out.");
        }

        if (options.Path is { } path && (path.Length == 0 || path[0] is not ('/' or '*' or '?')))
        {
            throw new ArgumentException($"Path is '{path}': no request has a path like that. Begin it with a slash or an asterisk, such as /api/v2/tenant/users/*.");
        }

        if (options.Path is { } whole && whole.Contains("://"))
        {
            throw new ArgumentException("Path has a host. Give only the path, such as /api/v2/tenant/users/*.");
        }

        if (options.Path is { } pattern && !new RoutePattern(pattern).FitsAny())
        {
            throw new ArgumentException($"Path is '{pattern}': no call of the tenant has a path like that. Give one of SandboxTenant.Routes, without a query; * stands for any characters.");
        }

        if (options.Method is { } method && string.IsNullOrWhiteSpace(method))
        {
            throw new ArgumentException("Method is blank. Give one, such as POST, or leave it out.");
        }

        if (options.Count < 1)
        {
            throw new ArgumentException("Count is less than 1. Give how many requests meet the fault.");
        }

        if (options.StatusCode is < 200 or > 599)
        {
            throw new ArgumentException("StatusCode is not from 200 to 599.");
        }

        if (options is { StatusCode: 204 or 205 or 304 } and not { ErrorCode: null, Message: null })
        {
            throw new ArgumentException("StatusCode has no body. Leave out the error code and the message, or give another status.");
        }

        if (options.Delay < TimeSpan.Zero || options.Delay > SandboxFaultOptions.LongestDelay)
        {
            throw new ArgumentException($"Delay is not from 0 to {SandboxFaultOptions.LongestDelay.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds: it is waited for in real time.");
        }
    }
}
