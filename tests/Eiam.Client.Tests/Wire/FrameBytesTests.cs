using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>What each kind of call looks like on the wire: paths, queries, bodies, credentials.</summary>
public class FrameBytesTests
{
    private const string Token = "token-of-the-caller";

    [Theory]
    [InlineData("a b/ü?#%", "/api/v2/tenant/x/a%20b%2F%C3%BC%3F%23%25/y")]
    [InlineData("...", "/api/v2/tenant/x/.../y")]
    [InlineData("{id}", "/api/v2/tenant/x/%7Bid%7D/y")]
    public async Task A_value_of_the_path_is_escaped(string value, string path)
    {
        FaultRequest request = await SentAsync(new AnyRequest(AnyRequest.Row("PUT", "/api/v2/tenant/x/{id}/y"), values: [value]));
        Assert.Equal($"PUT {path} HTTP/1.1", request.Line);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("%2e%2E")]
    [InlineData("%252e.")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData("%2f..")]
    [InlineData("..%5cb")]
    [InlineData("..\\b")]
    [InlineData("..;x=1/b")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData(null)]
    public void A_value_that_would_name_another_path_is_refused(string? value)
    {
        Assert.Equal("UserId", Assert.Throws<ArgumentException>(() => UserRequest.ById(value)).ParamName);
    }

    [Theory]
    [InlineData("zhang.san@example.com", "zhang.san%40example.com")]
    [InlineData("a..b", "a..b")]
    [InlineData("...", "...")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("50%", "50%25")]
    public async Task An_id_with_dots_or_slashes_in_it_is_one_segment(string id, string sent) =>
        Assert.Equal($"GET /api/v2/tenant/users/{sent}", await PathAsync(UserRequest.ById(id)));

    [Fact]
    public async Task A_query_is_escaped_and_leaves_out_what_is_not_given()
    {
        FaultRequest request = await SentAsync(new AnyRequest(AnyRequest.Row("GET", "/api/v2/sdk/x", repeatability: Repeatability.Read), query: [("a", "1 &=+"), ("b", null), ("c", "")]));
        Assert.Equal("GET /api/v2/sdk/x?a=1%20%26%3D%2B&c= HTTP/1.1", request.Line);
    }

    [Theory]
    [InlineData("/api/v2/sdk/x", BodyKind.Json, "application/json", """{"name":"竹 &","mobile":"1"}""")]
    [InlineData("/api/v2/tenant/x", BodyKind.Json, "application/json; charset=utf-8", """{"name":"竹 &","mobile":"1"}""")]
    [InlineData("/api/v2/tenant/x", BodyKind.Form, "application/x-www-form-urlencoded", "name=%E7%AB%B9%20%26&mobile=1")]
    public async Task A_body_is_what_its_endpoint_says(string path, BodyKind kind, string type, string body)
    {
        FaultRequest request = await SentAsync(new AnyRequest(AnyRequest.Row("POST", path, body: kind), body: [("name", "竹 &"), ("left_out", null), ("mobile", "1")]));
        Assert.Equal(type, request.Header("Content-Type"));
        Assert.Equal(body, request.Body);
        Assert.Equal(Encoding.UTF8.GetByteCount(body).ToString(System.Globalization.CultureInfo.InvariantCulture), request.Header("Content-Length"));
    }

    [Theory]
    [InlineData("POST", Repeatability.OneTime)]
    [InlineData("POST", Repeatability.Idempotent)]
    [InlineData("PUT", Repeatability.Idempotent)]
    [InlineData("GET", Repeatability.Read)]
    public async Task A_call_without_a_body_names_no_content_type(string method, Repeatability repeatability)
    {
        FaultRequest request = await SentAsync(new AnyRequest(AnyRequest.Row(method, "/api/v2/sdk/x", repeatability: repeatability)));
        Assert.Empty(request.Body);
        Assert.Null(request.Header("Content-Type"));
    }

    [Theory]
    [InlineData(Credential.StateToken, "X-state-token", Token)]
    [InlineData(Credential.SessionToken, "X-session-token", Token)]
    [InlineData(Credential.IdToken, "Authorization", "Bearer " + Token)]
    [InlineData(Credential.Basic, "Authorization", "Basic blRvMWVSSXViNjB2UGI1NFdlRTZhb2pQd1l3SW10bDQ6czNjcmV0OsO8")]
    public async Task A_credential_is_one_header(Credential credential, string header, string value)
    {
        FaultRequest request = await SentAsync(new AnyRequest(AnyRequest.Row("POST", "/api/v2/sdk/x", credential), Sample.Secret(Token)));
        Assert.Equal(value, request.Header(header));
        string[] all = ["X-state-token", "X-session-token", "Authorization"];
        Assert.Single(all, name => request.Header(name) is not null);
    }

    [Theory]
    [InlineData("/api/v2/sdk/x", true)]
    [InlineData("/api/v2/tenant/x", false)]
    [InlineData("/api/v1/oauth2/keys", false)]
    public async Task Only_the_login_family_carries_the_device_headers(string path, bool carries)
    {
        FaultRequest request = await SentAsync(new AnyRequest(AnyRequest.Row("GET", path, repeatability: Repeatability.Read)));
        string[] device = ["X-operating-sys-version", "X-device-fingerprint", "X-agent", "X-client-id"];
        Assert.All(device, name => Assert.Equal(carries, request.Header(name) is not null));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(204)]
    public async Task An_empty_answer_is_a_success_only_where_nothing_is_documented(int status)
    {
        Assert.Equal("nothing", await AnswerAsync(AnyRequest.Row("POST", "/api/v2/sdk/x", answersNothing: true), status));
        Assert.Equal("nothing", await AnswerAsync(AnyRequest.Row("PUT", "/api/v2/tenant/x", repeatability: Repeatability.Idempotent), status));
        EiamException documented = await Assert.ThrowsAsync<EiamException>(() => AnswerAsync(AnyRequest.Row("POST", "/api/v2/sdk/x"), status));
        EiamException read = await Assert.ThrowsAsync<EiamException>(() => AnswerAsync(AnyRequest.Row("GET", "/api/v2/tenant/x", repeatability: Repeatability.Read), status));
        Assert.Equal(EiamErrorId.OutcomeUnknown, documented.ErrorId);
        Assert.Equal(EiamErrorId.UnexpectedResponse, read.ErrorId);
    }

    [Fact]
    public async Task An_endpoint_that_answers_nothing_heeds_an_error_and_a_page_of_HTML_all_the_same()
    {
        Endpoint row = AnyRequest.Row("POST", "/api/v2/sdk/x", answersNothing: true);
        Assert.Equal("nothing", await AnswerAsync(row, 200, """{"more":1}"""));
        Assert.Equal("A.1", (await Assert.ThrowsAsync<EiamException>(() => AnswerAsync(row, 200, """{"error_code":"A.1"}"""))).ErrorCode);
        Assert.Equal(EiamErrorId.OutcomeUnknown, (await Assert.ThrowsAsync<EiamException>(() => AnswerAsync(row, 200, "<html>"))).ErrorId);
    }

    [Fact]
    public async Task A_request_id_is_kept()
    {
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ =>
        {
            HttpResponseMessage response = StubTransport.Response(400, """{"error_code":"A.1"}""");
            response.Headers.Add("X-Request-Id", "req-1");
            return response;
        })));
        Assert.Equal("req-1", (await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken))).RequestId);
    }

    // With a server that closes a kept connection without a word, .NET sends a request without a body again by itself.
    [Fact]
    public async Task A_one_time_request_without_a_body_is_sent_once_when_a_kept_connection_closes_without_a_word()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Scripts.Http("""{"a":1}"""));
            await connection.ReadRequestAsync();
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 3));
        AnyRequest first = new(AnyRequest.Row("POST", "/api/v2/sdk/first"));
        await client.SendAsync(first, cancellationToken: TestContext.Current.CancellationToken);
        AnyRequest lost = new(AnyRequest.Row("POST", "/api/v2/sdk/lost"));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(lost, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(EiamErrorId.OutcomeUnknown, failure.ErrorId);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Single(server.Requests, r => r.Line.Contains("/lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_of_path_and_query_are_in_no_trace_and_no_error()
    {
        RecordingTrace trace = new();
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, """{"error_code":"A.1","error_msg":"m"}""")));
        AnyRequest request = new(AnyRequest.Row("GET", "/api/v2/tenant/x/{id}", repeatability: Repeatability.Read), values: ["canary-path"], query: [("q", "canary-query")]);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(request, trace, TestContext.Current.CancellationToken));

        string seen = string.Join('\n', trace.Lines.Append(failure.ToString()).Append(failure.Endpoint));
        Assert.DoesNotContain("canary", seen, StringComparison.Ordinal);
        Assert.Contains("GET /api/v2/tenant/x/{id}", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_tenants_own_message_repeats_of_a_path_is_shown_and_no_trace_has_it()
    {
        RecordingTrace trace = new(verbose: true, debug: false);
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(404, """{"error_code":"A.1","error_msg":"no user canary-path"}""")));
        AnyRequest request = new(AnyRequest.Row("GET", "/api/v2/tenant/x/{id}", repeatability: Repeatability.Read), values: ["canary-path"]);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(request, trace, TestContext.Current.CancellationToken));

        Assert.Equal("no user canary-path (A.1, HTTP 404, GET /api/v2/tenant/x/{id})", failure.Message);
        Assert.DoesNotContain(trace.Lines, line => line.Contains("canary", StringComparison.Ordinal));
    }

    private static async Task<FaultRequest> SentAsync(EiamRequest<string> request)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("""{"a":1}"""));
        EiamClientOptions sample = Sample.Options();
        using EiamClient client = new(new EiamClientOptions
        {
            Uri = server.Uri,
            ClientId = sample.ClientId,
            OperatingSystemVersion = sample.OperatingSystemVersion,
            DeviceFingerprint = sample.DeviceFingerprint,
            Agent = sample.Agent,
            ClientSecret = Sample.Secret("s3cret:ü"),
            NoProxy = true,
        });
        Assert.Equal("""{"a":1}""", await client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken));
        return server.OnlyRequest;
    }

    private static async Task<string> AnswerAsync(Endpoint row, int status, string body = "")
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body)));
        return await client.SendAsync(new AnyRequest(row, Sample.Secret(Token)), cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task<string> PathAsync(EiamRequest request)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, "{}"));
        using EiamClient client = tenant.CreateClient();
        await client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        TenantCall call = Assert.Single(tenant.Calls);
        return $"{call.Method} {call.PathAndQuery}";
    }
}
