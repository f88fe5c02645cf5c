using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Makes any call of the API: the credentials, the limits, the retry rule and the errors are those of all cmdlets.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamRestMethod", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam)]
[OutputType(typeof(PSCustomObject), typeof(OrderedDictionary), typeof(object[]), typeof(string), typeof(long), typeof(double), typeof(bool), typeof(void))]
public sealed class InvokeEiamRestMethodCommand : EiamCallCommand<object>
{
    private static readonly string[] Methods = [.. typeof(RestMethod).GetEnumNames(), "Options", "Trace", "Connect"];

    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The path from its first slash on; another host is refused.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RestPathCompleter))]
    public string? Path { get; set; }

    /// <summary>Get, Head, Post, Put, Patch or Delete.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<RestMethod>))]
    public string? Method { get; set; }

    /// <summary>The fields of the query.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public PSObject? Query { get; set; }

    /// <summary>The body: a hashtable, an object, a list, or a text of JSON. A text that is piped is the body.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PipedValue(KeepsLists = true)]
    [FreeValue]
    public PSObject? Body { get; set; }

    /// <summary>Sends the body as a form in place of JSON.</summary>
    [Parameter]
    public SwitchParameter UrlEncoded { get; set; }

    /// <summary>Headers beside those of the session.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public PSObject? Headers { get; set; }

    /// <summary>Whom the call is made as: None, Tenant, User or Application.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnumCompleter<RestCredential>))]
    public string? As { get; set; }

    /// <summary>The id token to act with; without it, the signed-in user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? IdToken { get; set; }

    /// <summary>Says that repeating the call changes nothing more.</summary>
    [Parameter]
    public SwitchParameter Idempotent { get; set; }

    /// <summary>The variable that takes the answer's headers.</summary>
    [Parameter]
    [FreeValue]
    public string? ResponseHeadersVariable { get; set; }

    /// <summary>The variable that takes the answer's status.</summary>
    [Parameter]
    [FreeValue]
    public string? StatusCodeVariable { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        // The order of HTTP, and of other tools.
        if (Methods.Contains(Path, StringComparer.OrdinalIgnoreCase))
        {
            throw ErrorRecords.InvalidArgument($"-Path is '{Path}', which is a method: the path comes first. Write -Path and the path, then -Method {Path}.");
        }

        RestMethod method = string.IsNullOrEmpty(Method) ? RestMethod.Get : EnumCompleter<RestMethod>.Value(Method, nameof(Method));
        RestCredential credential = !string.IsNullOrEmpty(As) ? EnumCompleter<RestCredential>.Value(As, nameof(As))
            : Optional(nameof(IdToken)) is not null ? RestCredential.User
            : RestRequest.CredentialOf(method, Path);
        if (credential != RestCredential.User && Binder.IsGiven(nameof(IdToken)))
        {
            throw ErrorRecords.InvalidArgument($"-IdToken is given, and -As is {credential}: an id token is for -As User.");
        }

        RestContent content = new()
        {
            Body = TableReader.Any(Body, nameof(Body)),
            Query = TableReader.Table(Query, nameof(Query)),
            Headers = TableReader.Table(Headers, nameof(Headers)),
            IsIdempotent = Idempotent,
            IsForm = UrlEncoded,
        };
        RequireOwn(session, content);
        return new RestRequest(method, Path, credential, content, credential == RestCredential.User ? UserToken(session, nameof(IdToken)) : null);
    }

    // What removes something asks without being told to, as Remove-EiamUser does.
    private protected override bool IsConfirmed(EiamRequest request, EiamSession session)
    {
        string target = $"{request.Subject} of {session.Name} ({session.Uri.Authority})";
        if (request.Endpoint.ChangesState && !ShouldProcess(target, request.Endpoint.Action))
        {
            return false;
        }

        return request.Endpoint.Verb != "DELETE" || MyInvocation.BoundParameters.ContainsKey("Confirm")
            || !LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact asked) || asked != ConfirmImpact.High
            || ShouldContinue($"Send DELETE to {target}?", "Confirm", ref _yesToAll, ref _noToAll);
    }

    private protected override void Write(EiamRequest request, object result)
    {
        RestAnswer answer = (RestAnswer)result;
        if (!string.IsNullOrEmpty(ResponseHeadersVariable))
        {
            Hashtable headers = new(StringComparer.OrdinalIgnoreCase);
            foreach (KeyValuePair<string, object> header in answer.Headers)
            {
                headers[header.Key] = header.Value;
            }

            SessionState.PSVariable.Set(ResponseHeadersVariable, headers);
        }

        if (!string.IsNullOrEmpty(StatusCodeVariable))
        {
            SessionState.PSVariable.Set(StatusCodeVariable, answer.StatusCode);
        }

        object? content = AnswerObjects.Of(answer.Content);
        if (content is not null)
        {
            WriteObject(content, enumerateCollection: content is object?[]);
        }
    }

    // A token goes back through the session that gave it, wherever in a call it stands.
    private static void RequireOwn(EiamSession session, RestContent content)
    {
        SessionOrigin origin = new();
        foreach (SecureString secret in Secrets(content.Body).Concat(Secrets(content.Query)).Concat(Secrets(content.Headers)))
        {
            origin.Add(secret);
        }

        origin.Choose(session);
    }

    private static IEnumerable<SecureString> Secrets(object? value) => value switch
    {
        SecureString secret => [secret],
        IReadOnlyDictionary<string, object?> fields => fields.Values.SelectMany(Secrets),
        List<object?> items => items.SelectMany(Secrets),
        _ => [],
    };
}
