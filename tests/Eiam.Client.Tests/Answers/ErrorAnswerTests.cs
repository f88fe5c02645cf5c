using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Answers;

public class ErrorAnswerTests
{
    private const string StateTokenError = """{"error_code":"IDAAS.SDK.COMMON.1007","error_msg":"state_token parameter error"}""";

    [Fact]
    public async Task The_error_of_the_page_is_read_whole()
    {
        EiamException failure = await Calls.FailingBindAsync(StateTokenError, 400);

        Assert.Equal("IDAAS.SDK.COMMON.1007", failure.ErrorCode);
        Assert.Equal("IDAAS.SDK.COMMON.1007", failure.ErrorId);
        Assert.Equal("SDK.COMMON.1007", failure.NormalizedCode);
        Assert.Equal("state_token parameter error", failure.ServerMessage);
        Assert.Equal(400, failure.StatusCode);
        Assert.Equal(FailureKind.Rejected, failure.Kind);
        Assert.Equal(RequestOutcome.Rejected, failure.Outcome);
        Assert.Equal("POST /api/v2/sdk/social/wechat-mobile-bind", failure.Endpoint);
        Assert.Equal(1, failure.Attempts);
        Assert.Equal("state_token parameter error (IDAAS.SDK.COMMON.1007, HTTP 400, POST /api/v2/sdk/social/wechat-mobile-bind)", failure.Message);
        Assert.Null(failure.InnerException);
    }

    [Theory]
    [InlineData("SDK.COMMON.1003", "SDK.COMMON.1003")]
    [InlineData("IDAAS.SDK.COMMON.1003", "SDK.COMMON.1003")]
    [InlineData("idaas.SDK.COMMON.1003", "SDK.COMMON.1003")]
    [InlineData("BRAND.NEW.9999", "BRAND.NEW.9999")]
    public async Task A_code_is_kept_as_sent_and_compared_without_its_prefix(string sent, string normalized)
    {
        EiamException failure = await Calls.FailingBindAsync($$"""{"error_code":"{{sent}}","error_msg":"m"}""", 400);

        Assert.Equal(sent, failure.ErrorCode);
        Assert.Equal(sent, failure.ErrorId);
        Assert.Equal(normalized, failure.NormalizedCode);
    }

    [Theory]
    [InlineData(400, RequestOutcome.Rejected, FailureKind.Rejected)]
    [InlineData(401, RequestOutcome.Rejected, FailureKind.Rejected)]
    [InlineData(403, RequestOutcome.Rejected, FailureKind.Rejected)]
    [InlineData(404, RequestOutcome.Rejected, FailureKind.Rejected)]
    [InlineData(409, RequestOutcome.Rejected, FailureKind.Rejected)]
    [InlineData(429, RequestOutcome.Rejected, FailureKind.RateLimited)]
    [InlineData(500, RequestOutcome.Unknown, FailureKind.ServerError)]
    [InlineData(503, RequestOutcome.Unknown, FailureKind.ServerError)]
    public async Task A_code_of_the_tenants_is_the_id_whatever_the_status(int status, RequestOutcome outcome, FailureKind kind)
    {
        EiamException failure = await Calls.FailingBindAsync("""{"error_code":"SDK.COMMON.1008","error_msg":"busy"}""", status);

        Assert.Equal("SDK.COMMON.1008", failure.ErrorId);
        Assert.Equal("busy", failure.ServerMessage);
        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(outcome, failure.Outcome);
        Assert.Equal(kind, failure.Kind);
    }

    [Theory]
    [InlineData(400, EiamErrorId.UnexpectedResponse, EiamErrorId.UnexpectedResponse, RequestOutcome.Rejected)]
    [InlineData(401, EiamErrorId.UnexpectedResponse, EiamErrorId.UnexpectedResponse, RequestOutcome.Rejected)]
    [InlineData(403, EiamErrorId.UnexpectedResponse, EiamErrorId.UnexpectedResponse, RequestOutcome.Rejected)]
    [InlineData(404, EiamErrorId.UnexpectedResponse, EiamErrorId.UnexpectedResponse, RequestOutcome.Rejected)]
    [InlineData(409, EiamErrorId.UnexpectedResponse, EiamErrorId.UnexpectedResponse, RequestOutcome.Rejected)]
    [InlineData(429, EiamErrorId.RateLimited, EiamErrorId.RateLimited, RequestOutcome.Rejected)]
    [InlineData(500, EiamErrorId.OutcomeUnknown, EiamErrorId.UnexpectedResponse, RequestOutcome.Unknown)]
    [InlineData(503, EiamErrorId.OutcomeUnknown, EiamErrorId.UnexpectedResponse, RequestOutcome.Unknown)]
    public async Task A_status_without_JSON_has_an_id_of_ours(int status, string oneTimeId, string idempotentId, RequestOutcome outcome)
    {
        foreach (string body in (string[])["", "<html><body>Sorry</body></html>", "{\"error_code\":", "[]", "null", "\"text\"", "7", "{}"])
        {
            EiamException oneTime = await Calls.FailingBindAsync(body, status, "text/html");
            EiamException idempotent = await Calls.FailingProbeAsync(body, status, "text/html");

            Assert.Equal(oneTimeId, oneTime.ErrorId);
            Assert.Equal(idempotentId, idempotent.ErrorId);
            Assert.Equal(outcome, oneTime.Outcome);
            Assert.Equal(outcome, idempotent.Outcome);
            Assert.Equal(status, oneTime.StatusCode);
            Assert.Null(oneTime.ErrorCode);
        }
    }

    [Theory]
    [InlineData("""{"error":"invalid_token","error_description":"Invalid access"}""", "invalid_token", "Invalid access")]
    [InlineData("""{"error":"invalid_request","error_description":"An authorization code must be supplied."}""", "invalid_request", "An authorization code must be supplied.")]
    [InlineData("""{"error_code":"A","error":"B","error_msg":"a","error_description":"b"}""", "A", "a")]
    [InlineData("""{"error_code":null,"error":"B"}""", "B", null)]
    [InlineData("""{"error_code":1007,"error_msg":true}""", "1007", null)]
    [InlineData("""{"error_code":" X.1 "}""", "X.1", null)]
    [InlineData("""{"error_msg":"only words"}""", null, "only words")]
    [InlineData("""{"error_code":{"a":1},"error_msg":["x"]}""", null, null)]
    [InlineData("""{"error_code":"A.1","error_msg":"\ud83d"}""", "A.1", null)]
    [InlineData("""{"\udc00":1,"error_code":"A.1"}""", "A.1", null)]
    public async Task Both_envelopes_are_read(string body, string? code, string? message)
    {
        EiamException failure = await Calls.FailingBindAsync(body, 400);

        Assert.Equal(code, failure.ErrorCode);
        Assert.Equal(message, failure.ServerMessage);
        Assert.Equal(code ?? EiamErrorId.UnexpectedResponse, failure.ErrorId);
        Assert.Equal(RequestOutcome.Rejected, failure.Outcome);
    }

    [Fact]
    public async Task A_message_in_GBK_does_not_cost_the_code()
    {
        byte[] body = [.. "{\"error_code\":\"SDK.COMMON.1003\",\"error_msg\":\""u8, 0xC9, 0xE8, 0xB1, 0xB8, .. "\"}"u8];
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, body)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("SDK.COMMON.1003", failure.ErrorId);
        Assert.Null(failure.ServerMessage);
    }

    [Fact]
    public async Task An_error_envelope_with_200_is_an_error()
    {
        EiamException failure = await Calls.FailingBindAsync(StateTokenError);

        Assert.Equal("IDAAS.SDK.COMMON.1007", failure.ErrorId);
        Assert.Equal(200, failure.StatusCode);
        Assert.Equal(FailureKind.Rejected, failure.Kind);
        Assert.Equal(RequestOutcome.Rejected, failure.Outcome);
    }

    [Theory]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error_code":null}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error_code":""}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error":false}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error_code":0}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error_code":"0","error_msg":"ok"}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error_code":"0000"}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error_code":"SUCCESS"}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t-1","error_code":" ok "}""")]
    public async Task A_success_that_names_no_error_is_a_success(string body)
    {
        Assert.Equal("SUCCESS", (await Calls.BindAsync(body)).StatusText);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("<html><title>Sign in to the network</title></html>")]
    [InlineData("{\"status\":\"SUCC")]
    [InlineData("{\"status\":\"SUCCESS\"} trailing")]
    [InlineData("[]")]
    [InlineData("[{\"status\":\"SUCCESS\"}]")]
    [InlineData("\"SUCCESS\"")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("true")]
    public async Task A_200_that_is_no_answer_of_the_API_leaves_the_outcome_unknown(string body)
    {
        EiamException oneTime = await Calls.FailingBindAsync(body);
        EiamException idempotent = await Calls.FailingProbeAsync(body);

        Assert.Equal(EiamErrorId.OutcomeUnknown, oneTime.ErrorId);
        Assert.Equal(EiamErrorId.UnexpectedResponse, idempotent.ErrorId);
        Assert.Equal(FailureKind.UnreadableAnswer, oneTime.Kind);
        Assert.Equal(RequestOutcome.Unknown, oneTime.Outcome);
        Assert.Equal(200, oneTime.StatusCode);
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("OK")]
    public async Task A_word_for_success_is_a_code_where_the_status_is_an_error(string code)
    {
        Assert.Equal(code, (await Calls.FailingBindAsync($$"""{"error_code":"{{code}}"}""", 400)).ErrorId);
    }

    [Theory]
    [InlineData("A.1,B.2", "A.1,B.2")]
    [InlineData("竹", "竹")]
    public async Task A_code_that_is_no_identifier_is_no_id(string sent, string code)
    {
        EiamException failure = await Calls.FailingBindAsync($$"""{"error_code":"{{sent}}"}""", 400);

        Assert.Equal(code, failure.ErrorCode);
        Assert.Equal(EiamErrorId.UnexpectedResponse, failure.ErrorId);
    }

    [Fact]
    public async Task A_code_in_the_form_of_the_catalogue_is_not_redacted()
    {
        EiamException failure = await Calls.FailingBindAsync("""{"code":"1007","error_code":"IDAAS.SDK.COMMON.1007"}""", 400);

        Assert.Equal("IDAAS.SDK.COMMON.1007", failure.ErrorCode);
        Assert.Equal("IDAAS.SDK.COMMON.1007", failure.ErrorId);
        Assert.Equal("SDK.COMMON.1007", failure.NormalizedCode);
    }

    [Theory]
    [InlineData("7f3a-91", "7f3a-91")]
    [InlineData("about-" + Sample.WeChatCode, "about-***")]
    [InlineData("a\tb", "a b")]
    [InlineData(null, null)]
    public async Task The_id_that_the_tenant_gave_the_request_is_in_the_error(string? sent, string? shown)
    {
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ =>
        {
            System.Net.Http.HttpResponseMessage response = StubTransport.Response(400, """{"error_code":"X.1"}""");
            response.Headers.TryAddWithoutValidation("X-Request-Id", sent is null ? [] : [sent]);
            return response;
        })));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(shown, failure.RequestId);
    }

    [Fact]
    public async Task A_code_too_long_to_be_one_is_not_taken_for_one()
    {
        EiamException failure = await Calls.FailingBindAsync($$"""{"error_code":"{{new string('x', 129)}}","error_msg":"m"}""", 400);

        Assert.Null(failure.ErrorCode);
        Assert.Equal("m", failure.ServerMessage);
    }

    [Theory]
    [InlineData(EiamErrorId.ConnectionFailed)]
    [InlineData("IDAAS." + EiamErrorId.RateLimited)]
    [InlineData("eiamtimeout")]
    public async Task A_tenant_cannot_send_an_id_of_ours(string id)
    {
        EiamException failure = await Calls.FailingBindAsync($$"""{"error_code":"{{id}}","error_msg":"m"}""", 500);

        Assert.Null(failure.ErrorCode);
        Assert.Equal(EiamErrorId.OutcomeUnknown, failure.ErrorId);
        Assert.Equal("m", failure.ServerMessage);
    }

    [Fact]
    public async Task A_message_is_one_line_of_a_bounded_length()
    {
        EiamException failure = await Calls.FailingBindAsync($$"""{"error_code":"X.1","error_msg":"a\r\nb\u001b[31m{{new string('y', 5000)}}"}""", 400);

        Assert.StartsWith("a  b [31my", failure.ServerMessage, System.StringComparison.Ordinal);
        Assert.Equal(1025, failure.ServerMessage!.Length);
        Assert.DoesNotContain(failure.ServerMessage, char.IsControl);
    }
}
