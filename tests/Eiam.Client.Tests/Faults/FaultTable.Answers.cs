using System.Collections.Generic;
using Eiam.Client.Tests.Support;

namespace Eiam.Client.Tests.Faults;

internal static partial class FaultTable
{
    private const string Html = "<html><head><title>Sign in to the network</title></head><body></body></html>";

    private static IEnumerable<Fault> Refusals()
    {
        const string Group = "The tenant refuses";
        const string StateToken = """{"error_code":"IDAAS.SDK.COMMON.1007","error_msg":"state_token parameter error"}""";
        const string Busy = """{"error_code":"SDK.COMMON.1008","error_msg":"The system is busy. Try again later"}""";
        Ending code = Ending.Rejected("IDAAS.SDK.COMMON.1007");
        Ending limited = Ending.Rejected(EiamErrorId.RateLimited, FailureKind.RateLimited, sent: 3);
        yield return Answer(Group, "400 with a code", Scripts.Http(StateToken, "400 Bad Request"), code, code);
        yield return Answer(Group, "200 with a code", Scripts.Http(StateToken), code, code);
        yield return Answer(Group, "429 without Retry-After", Scripts.Http("", "429 Too Many Requests"), limited, limited);
        yield return Answer(Group, "429 with Retry-After", Scripts.Http("", "429 Too Many Requests", more: "Retry-After: 7\r\n"), limited, limited);
        yield return Answer(Group, "429 with HTML", Scripts.Http(Html, "429 Too Many Requests", "text/html"), limited, limited);
        yield return Answer(Group, "429 with a compressed body", Scripts.Http("x", "429 Too Many Requests", more: "Content-Encoding: gzip\r\n"), limited, limited);
        yield return Answer(
            Group, "500 with a code", Scripts.Http(Busy, "500 Internal Server Error"),
            Ending.Lost(FailureKind.ServerError, "SDK.COMMON.1008"), Ending.Repeated(FailureKind.ServerError, "SDK.COMMON.1008"));
    }

    private static IEnumerable<Fault> ForeignAnswers()
    {
        const string Group = "Something else answers";
        Ending lost = Ending.Lost(FailureKind.UnreadableAnswer);
        Ending repeated = Ending.Repeated(FailureKind.UnreadableAnswer, EiamErrorId.UnexpectedResponse);
        Ending failed = Ending.Lost(FailureKind.ServerError);
        Ending failedRepeated = Ending.Repeated(FailureKind.ServerError, EiamErrorId.UnexpectedResponse);
        Ending redirect = Ending.Lost(FailureKind.Redirect, EiamErrorId.UnexpectedRedirect);
        Ending broken = Ending.Lost(FailureKind.ConnectionLost);
        Ending brokenRepeated = Ending.Repeated(FailureKind.ConnectionLost, EiamErrorId.ConnectionLost);
        yield return Answer(Group, "200 with HTML (captive portal)", Scripts.Http(Html, type: "text/html"), lost, repeated);
        yield return Answer(Group, "404 with HTML", Scripts.Http(Html, "404 Not Found", "text/html"), Ending.Rejected(), Ending.Rejected());
        yield return Answer(Group, "502 with HTML", Scripts.Http(Html, "502 Bad Gateway", "text/html"), failed, failedRepeated);
        yield return Answer(Group, "503", Scripts.Http("", "503 Service Unavailable"), failed, failedRepeated);
        yield return Answer(Group, "503 with a compressed body", Scripts.Http("x", "503 Service Unavailable", more: "Content-Encoding: gzip\r\n"), failed, failedRepeated);
        yield return Answer(Group, "204", "HTTP/1.1 204 No Content\r\n\r\n", lost, repeated);
        yield return Answer(Group, "200 without a body", Scripts.Http(""), lost, repeated);
        yield return Answer(Group, "redirect to another host", Redirect("https://evil.example.com/login?x=1"), redirect, redirect);
        yield return Answer(Group, "redirect to another path", Redirect("/login"), redirect, redirect);
        yield return Answer(Group, "redirect with a compressed body", Scripts.Http("x", "307 Temporary Redirect", more: "Location: /\r\nContent-Encoding: gzip\r\n"), redirect, redirect);
        yield return Answer(Group, "JSON that is an array", Scripts.Http("[" + Scripts.Success + "]"), lost, repeated);
        yield return Answer(Group, "JSON that is a string", Scripts.Http("\"SUCCESS\""), lost, repeated);
        yield return Answer(Group, "JSON that is null", Scripts.Http("null"), lost, repeated);
        yield return Answer(Group, "JSON of another interface", Scripts.Http("""{"ok":true}"""), lost, repeated);
        yield return new(Group, "no HTTP at all", Scripts.SendAndClose("SSH-2.0-OpenSSH_9.6\r\n"), broken, brokenRepeated);
        yield return new(Group, "switching protocols", Scripts.SendAndClose("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"), lost, repeated);
        yield return new(Group, "headers of 100 KiB", Scripts.SendAndClose($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 100 * 1024)}\r\n\r\n"), broken, brokenRepeated);
    }

    private static IEnumerable<Fault> HostileAnswers()
    {
        const string Group = "A hostile answer";
        Ending lost = Ending.Lost(FailureKind.UnreadableAnswer);
        Ending repeated = Ending.Repeated(FailureKind.UnreadableAnswer, EiamErrorId.UnexpectedResponse);
        yield return new(Group, "64 MiB, announced", Scripts.Once(c => FloodAsync(c, $"HTTP/1.1 200 OK\r\nContent-Length: {Flood}\r\n\r\n", " ")), lost, repeated) { IsCutOff = true };
        yield return new(Group, "64 MiB, chunked", Scripts.Once(c => FloodAsync(c, ChunkedHead, "[0,", chunked: true)), lost, repeated) { IsCutOff = true };
        yield return new(Group, "nesting without end", Scripts.Once(c => FloodAsync(c, ChunkedHead, "[", chunked: true)), lost, repeated) { IsCutOff = true };
        yield return Answer(Group, "nesting 100,000 deep", Scripts.Http(new string('[', 100_000) + new string(']', 100_000)), lost, repeated);
        yield return Answer(Group, "nesting 100,000 deep in a text", Scripts.Http($$"""{"status":"SUCCESS","data":"{{new string('[', 100_000)}}{{new string(']', 100_000)}}"}"""), Ending.Success, Ending.Success);
        yield return new(Group, "gzip bomb", Scripts.Answer(GzipBomb()), lost, repeated);
        yield return new(Group, "bytes that are not UTF-8", Scripts.Answer(NotUtf8()), lost, repeated);
        yield return Answer(Group, "half a character in a token", Scripts.Http("""{"status":"SUCCESS","session_token":"\ud83d"}"""), lost, repeated);
        yield return Answer(Group, "half a character in an unknown field", Scripts.Http("""{"status":"SUCCESS","session_token":"t","nick":"\ud83d"}"""), Ending.Success, Ending.Success);
        yield return Answer(Group, "a secret as the content type", Scripts.Http("x", type: "text/" + Sample.StateToken), lost, repeated);
    }

    private static IEnumerable<Fault> OddAnswers()
    {
        const string Group = "Odd, and right all the same";
        string body = Scripts.Success;
        yield return Answer(Group, "byte order mark", Scripts.Http("\uFEFF" + body), Ending.Success, Ending.Success);
        yield return new(Group, "HTTP/1.0 without a length", Scripts.SendAndClose("HTTP/1.0 200 OK\r\n\r\n" + body), Ending.Success, Ending.Success);
        yield return Answer(Group, "fields that come twice", Scripts.Http("""{"status":"MFA_AUTH","status":"SUCCESS","session_token":"a","session_token":"b"}"""), Ending.Success, Ending.Success);
        yield return Answer(Group, "100 Continue that nobody asked for", "HTTP/1.1 100 Continue\r\n\r\n" + Scripts.Http(body), Ending.Success, Ending.Success);
        yield return Answer(Group, "several interim answers", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + Scripts.Http(body), Ending.Success, Ending.Success);
        yield return Answer(Group, "no reason phrase, no content type", $"HTTP/1.1 200\r\ncontent-length:{body.Length}\r\n\r\n{body}", Ending.Success, Ending.Success);
        yield return Answer(Group, "another content type", Scripts.Http(body, type: "text/plain; charset=gbk"), Ending.Success, Ending.Success);
        yield return Answer(Group, "chunks of one byte", OneByteChunks(body), Ending.Success, Ending.Success);
        yield return new(Group, "one byte at a time, in time", Scripts.Once(c => DripAsync(c, Scripts.Http(body), 1)), Ending.Success, Ending.Success);
        yield return new(Group, "more bytes after the answer", Scripts.Answer(Scripts.Http(body) + "HTTP/1.1 500 No\r\n\r\n"), Ending.Success, Ending.Success);
        yield return new(Group, "closed after the answer", Scripts.SendAndClose(Scripts.Http(body)), Ending.Success, Ending.Success);
    }

    private static Fault Answer(string group, string name, string answer, Ending oneTime, Ending idempotent) =>
        new(group, name, Scripts.Answer(answer), oneTime, idempotent);

    private static string Redirect(string location) => $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";
}
