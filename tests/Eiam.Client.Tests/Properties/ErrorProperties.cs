using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Eiam.Client.Tests.Properties;

/// <summary>Whatever code, message and status a tenant sends, the error carries the code as sent, an id, and an outcome that the status allows.</summary>
public class ErrorProperties
{
    private static readonly System.Collections.Generic.HashSet<string> OwnIds =
        new(typeof(EiamErrorId).GetFields().Select(f => (string)f.GetValue(null)!), StringComparer.OrdinalIgnoreCase);

    private static Gen<string> Codes => Gen.OneOf(
        Gen.Elements(ErrorCatalog.Entries.SelectMany(e => e.Spellings).ToArray()),
        Gens.Few("IDAS.K1 ", 10),
        Gens.AnyText,
        from length in Gen.Choose(120, 140) select new string('x', length));

    [Fact]
    public void Any_error_answer_is_mapped()
    {
        Gen<(int Status, string Code, string Message, bool OAuth, bool OneTime)> cases =
            from status in Gen.Choose(400, 599)
            from code in Codes
            from message in Gens.AnyText
            from oauth in Gen.Elements(false, true)
            from oneTime in Gen.Elements(false, true)
            select (status, code, message, oauth, oneTime);
        int missing = PropertyRun.ForAll(cases, c =>
        {
            string body = JsonSerializer.Serialize(new System.Collections.Generic.Dictionary<string, string>
            {
                [c.OAuth ? "error" : "error_code"] = c.Code,
                [c.OAuth ? "error_description" : "error_msg"] = c.Message,
            });
            EiamException failure = Fail(c.Status, body, c.OneTime);

            Assert.Equal(c.Status < 500 ? RequestOutcome.Rejected : RequestOutcome.Unknown, failure.Outcome);
            Assert.Equal(c.Status, failure.StatusCode);
            Assert.Equal(SentCode(c.Code), failure.ErrorCode);
            Assert.Equal(failure.ErrorCode is { } code && code.All(IsIdentifier) && char.IsLetterOrDigit(code[0]) && !code.StartsWith("Eiam", StringComparison.OrdinalIgnoreCase) ? code : OwnId(c.Status, c.OneTime), failure.ErrorId);
            Assert.Equal(failure.ErrorCode is null ? null : ErrorCatalog.Normalize(failure.ErrorCode), failure.NormalizedCode);
            Assert.DoesNotContain(failure.Message, char.IsControl);
        });

        Assert.Equal(0, missing);
    }

    private static string? SentCode(string code)
    {
        // JSON has no half characters: the serializer of this test writes them as the replacement character.
        string text = JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(code))!.Trim();
        string shown = string.Concat(text.Where((c, i) => !char.IsWhiteSpace(c) && !ForeignText.IsObeyed(text, i)));
        return text.Length is 0 or > 128 || shown.Length == 0 || OwnIds.Contains(ErrorCatalog.Normalize(shown)) ? null : shown;
    }

    private static bool IsIdentifier(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '*';

    private static string OwnId(int status, bool oneTime) => status switch
    {
        429 => EiamErrorId.RateLimited,
        >= 500 when oneTime => EiamErrorId.OutcomeUnknown,
        _ => EiamErrorId.UnexpectedResponse,
    };

    private static EiamException Fail(int status, string body, bool oneTime)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body), fingerprint: "no-text-holds-this"));
        EiamRequest<LoginResult> request = oneTime ? Sample.Bind("nor-this-code", "nor-this-token") : new ProbeRequest();
        Task<LoginResult> call = client.SendAsync(request);
        Assert.True(call.IsCompleted);
        return Assert.IsType<EiamException>(call.Exception!.InnerException);
    }
}
