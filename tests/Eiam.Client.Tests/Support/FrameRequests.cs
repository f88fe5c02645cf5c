using System.Collections.Generic;
using System.Net.Http;
using System.Security;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Tests.Support;

/// <summary>A request of any shape: what the frame makes of it is what is tested.</summary>
internal sealed class AnyRequest(Endpoint endpoint, SecureString? token = null, string[]? values = null, (string, string?)[]? query = null, (string, string?)[]? body = null) : EiamRequest<string>(endpoint)
{
    protected internal override SecureString? Token => token;

    protected internal override IReadOnlyList<string> PathValues => values ?? [];

    public static Endpoint Row(
        string method, string path, Credential credential = Credential.None, Repeatability repeatability = Repeatability.OneTime, BodyKind body = BodyKind.None, bool answersNothing = false) =>
        new(new HttpMethod(method), path, credential, repeatability, "Test", "tests") { Body = body, AnswersNothing = answersNothing };

    protected internal override void WriteQuery(QueryWriter query1)
    {
        foreach ((string name, string? value) in query ?? [])
        {
            query1.Text(name, value);
        }
    }

    protected internal override void WriteBody(BodyWriter writer)
    {
        foreach ((string name, string? value) in body ?? [])
        {
            writer.Text(name, value);
        }
    }

    protected internal override string Read(Answer answer) => answer.Json.GetRawText();

    protected internal override string ReadEmpty() => "nothing";
}
