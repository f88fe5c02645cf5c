using System;
using System.Collections.Generic;
using System.Net.Http;

namespace Eiam.Client;

/// <summary>Which credential a call carries (the letters of the API notes, section 1.1).</summary>
public enum Credential
{
    /// <summary>None: before login (P).</summary>
    None,

    /// <summary><c>X-state-token</c>: in the middle of a flow (S).</summary>
    StateToken,

    /// <summary><c>Authorization: Bearer {id_token}</c>: as a user (B).</summary>
    IdToken,

    /// <summary><c>X-session-token</c> (T).</summary>
    SessionToken,

    /// <summary><c>Authorization: Bearer {access_token}</c>, which the client gets and renews by itself (A).</summary>
    TenantToken,

    /// <summary><c>Authorization: Basic</c> with client id and client secret.</summary>
    Basic,
}

/// <summary>What it means to repeat a request.</summary>
public enum Repeatability
{
    /// <summary>It changes nothing.</summary>
    Read,

    /// <summary>It changes something, and repeating it changes nothing more: it sets a state.</summary>
    Idempotent,

    /// <summary>It spends something that works once (a code, a password attempt) or creates something: never repeated once it may have been processed.</summary>
    OneTime,
}

/// <summary>What the body of a request is.</summary>
public enum BodyKind
{
    /// <summary>There is none, and no Content-Type either.</summary>
    None,

    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>Any JSON value: what a caller wrote, who may know of an endpoint that takes a list.</summary>
    JsonValue,

    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,
}

/// <summary>How far the API's pages vouch for an endpoint.</summary>
public enum Certainty
{
    /// <summary>BambooCloud documents it for EIAM ([D]).</summary>
    Documented,

    /// <summary>BambooCloud documents it for its sister product CIAM ([D-CIAM]).</summary>
    DocumentedForCiam,
}

/// <summary>One call of the API, as data.</summary>
public sealed class Endpoint
{
    private static readonly char[] Slash = ['/'];

    private readonly bool _isTenant;

    /// <summary>Describes a call.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, absolute, with names in braces where values go: <c>/api/v2/tenant/users/{user_id}</c>.</param>
    /// <param name="credential">What authenticates it.</param>
    /// <param name="repeatability">What repeating it means.</param>
    /// <param name="action">What it does, as ShouldProcess says it: "Bind the user of a WeChat phone".</param>
    /// <param name="source">The page that documents it, in the marks of the API notes.</param>
    public Endpoint(HttpMethod method, string path, Credential credential, Repeatability repeatability, string action, string source)
    {
        Method = method;
        Path = path;
        Credential = credential;
        Repeatability = repeatability;
        Action = action;
        Source = source;
        Name = method.Method + " " + path;
        IsSdk = IsOf(path, "sdk");
        _isTenant = IsOf(path, "tenant");
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The name of the HTTP method, for layers that know no HTTP.</summary>
    public string Verb => Method.Method;

    /// <summary>The path template. Traces and errors show it in place of the path, whose values may be personal.</summary>
    public string Path { get; }

    /// <summary>What authenticates the call.</summary>
    public Credential Credential { get; }

    /// <summary>What repeating it means.</summary>
    public Repeatability Repeatability { get; }

    /// <summary>What it does.</summary>
    public string Action { get; }

    /// <summary>The page that documents it.</summary>
    public string Source { get; }

    /// <summary>How far that page vouches for it.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>What the body is.</summary>
    public BodyKind Body { get; init; }

    /// <summary>Whether an empty 2xx answer is documented: the call answers nothing.</summary>
    public bool AnswersNothing { get; init; }

    /// <summary>Whether the pages leave open if there is an answer: an empty 2xx is a success then, and an answer is read where one comes.</summary>
    public bool MayAnswerNothing { get; init; }

    /// <summary>
    /// The code by which a removal says that there is nothing to remove. Where an earlier try was sent and its answer was lost, it is that try which
    /// removed it. Null for calls that remove nothing.
    /// </summary>
    public string? GoneCode { get; init; }

    /// <summary>Method and path template, such as <c>POST /api/v2/sdk/login</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it changes something at the tenant.</summary>
    public bool ChangesState => Repeatability != Repeatability.Read;

    /// <summary>Whether it is a call of the login family, which carries the device headers.</summary>
    public bool IsSdk { get; }

    /// <summary>Whether an empty 2xx answer is a success: where nothing is documented or the pages leave it open, and under <c>/tenant/</c> for all but reads, since those pages contradict each other.</summary>
    public bool AllowsEmptyAnswer => AnswersNothing || MayAnswerNothing || (ChangesState && _isTenant);

    /// <summary>Whether a path is one of a family, in whichever version of the API: <c>/api/v2/{family}/…</c>.</summary>
    internal static bool IsOf(string path, string family)
    {
        string[] parts = path.Split(Slash, 5);
        return parts.Length == 5 && parts[1] == "api" && parts[2].Length > 1 && parts[2][0] == 'v' && parts[3] == family;
    }

    /// <summary>The path with its values; the template itself where it has no place for any.</summary>
    internal string PathWith(IReadOnlyList<string> values)
    {
        string path = Path;
        for (int i = 0; i < values.Count; i++)
        {
            int open = path.IndexOf('{');
            path = path.Substring(0, open) + Uri.EscapeDataString(values[i]) + path.Substring(path.IndexOf('}', open) + 1);
        }

        return path;
    }

    /// <summary>Method and path template.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
