using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>Answers that say one thing and mean another: tokens that are headers, successes that are errors, secrets that are spelled otherwise.</summary>
public class HostileAnswerTests
{
    private const string Password = "correct horse/battery+1";

    [Theory]
    [InlineData("tt\r\nX-Evil: y")]
    [InlineData("tt\r\n\r\nGET http://intranet.example/steal HTTP/1.1\r\nHost: intranet.example\r\n\r\n")]
    [InlineData("t k")]
    [InlineData("t\u00e9k")]
    [InlineData("t\u0000k")]
    public async Task A_tenant_token_that_no_header_can_carry_is_no_answer_and_nothing_else_is_sent(string token)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http($$"""{"access_token":{{System.Text.Json.JsonSerializer.Serialize(token)}},"expires_in":1800}"""));
        using EiamClient client = new(Sample.Options(server.Uri, clientSecret: "secret"));
        EiamException refused = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(UserRequest.ByUserName("x"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((EiamErrorId.UnexpectedResponse, RequestOutcome.NotSent), (refused.ErrorId, refused.Outcome));
        Assert.StartsWith("POST /api/v2/tenant/token ", Assert.Single(server.Requests).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refreshed_token_that_no_header_can_carry_is_not_sent()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("""{"session_token":"s","expire":9,"id_token":"tt\\r\\nX-Evil: y"}""".Replace("\\\\", "\\", StringComparison.Ordinal)));
        using EiamClient client = new(Sample.Options(server.Uri));
        EiamRequest request = new SocialAccountsRequest(Sample.Secret("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.AA"));
        request.User = new SignedInUser(client, new LoginResult { SessionToken = Sample.Secret("s0"), IdToken = Sample.Secret("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.AA") });
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken));
        Assert.DoesNotContain(server.Requests, r => r.Line.Contains("/sdk/social", StringComparison.Ordinal));
    }

    public static TheoryData<string> Errors() =>
    [
        """{"error_code":"EiamTimeout","error_msg":"failed"}""",
        """{"error_code":"EiamNotSent"}""",
        $$"""{"error_code":"{{new string('a', 129)}}"}""",
        """{"error_code":"\u200b"}""",
        """{"error_code":"\ud800"}""",
        """{"error":{"code":"X1"}}""",
        """{"error":true}""",
        """{"error_code":["X"]}""",
        """{"error_code":17}""",
    ];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_200_with_a_code_that_cannot_be_shown_is_an_error_all_the_same(string body)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, body)));
        EiamException silent = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(new MobileUpdateRequest(Sample.Secret("t"), "13800000000", Sample.Secret("123456")), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(silent.ErrorCode is null ? RequestOutcome.Unknown : RequestOutcome.Rejected, silent.Outcome);
        string login = body.Insert(1, "\"status\":\"SUCCESS\",\"session_token\":\"s\",");
        using EiamClient other = new(Sample.Options(transport: StubTransport.Answering(200, login)));
        await Assert.ThrowsAsync<EiamException>(() => other.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"error\"")]
    [InlineData("[{\"error_code\":\"X\"}]")]
    [InlineData("7")]
    public async Task What_is_no_object_is_no_success_of_a_call_that_answers_nothing(string body)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, body)));
        EiamException unclear = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(new MobileUpdateRequest(Sample.Secret("t"), "13800000000", Sample.Secret("123456")), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(RequestOutcome.Unknown, unclear.Outcome);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error_code":null,"error_msg":null}""")]
    [InlineData("""{"error_code":"0","error_msg":"success"}""")]
    [InlineData("""{"error":false}""")]
    [InlineData("""{"error_code":""}""")]
    public async Task An_absent_code_and_the_words_for_success_are_a_success(string body)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, body)));
        Assert.Null(await client.SendAsync(new MobileUpdateRequest(Sample.Secret("t"), "13800000000", Sample.Secret("123456")), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Summer.2024", "Summer.2024", null)]
    [InlineData("Hunter-2024", "X.Hunter-2024", null)]
    [InlineData("1007", "IDAAS.SDK.COMMON.1007", "IDAAS.SDK.COMMON.1007")]
    [InlineData("2024", "MY.CODE.2024", "MY.CODE.2024")]
    [InlineData("COMMON.1007", "IDAAS.SDK.COMMON.1007", "IDAAS.SDK.COMMON.1007")]
    public async Task A_password_in_the_form_of_a_code_is_masked_and_a_code_is_whole(string password, string code, string? shown)
    {
        EiamException refused = await LogInAsync(400, $$"""{"error_code":"{{code}}","error_msg":"bad"}""", password);
        Assert.Equal(shown, refused.ErrorCode == code ? code : null);
        if (shown is null)
        {
            Assert.DoesNotContain(password, refused.ToString() + refused.ErrorId, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Eiam")]
    [InlineData("EiamNotSent")]
    [InlineData("eiamOutcomeUnknown.")]
    [InlineData("*")]
    [InlineData("-x")]
    public async Task A_code_that_poses_as_ours_or_is_none_is_no_id(string code)
    {
        Assert.Equal(EiamErrorId.UnexpectedResponse, (await LogInAsync(400, $$"""{"error_code":"{{code}}"}""", "x")).ErrorId);
    }

    // As JSON libraries, PHP and Gson among them, and addresses write it; and as it is spelled when what is hidden is left out.
    [Theory]
    [InlineData("correct horse/battery+1")]
    [InlineData("correct\\u200bhorse/battery+1")]
    [InlineData("correct\\thorse/battery+1")]
    [InlineData("correct horse\\\\/battery+1")]
    [InlineData("correct horse/battery\\\\u002b1")]
    [InlineData("correct horse/battery\\\\u002B1")]
    [InlineData("correct%20horse%2fbattery%2b1")]
    [InlineData("correct%20horse%2Fbattery%2B1")]
    public async Task A_secret_is_found_however_it_is_spelled(string spelled)
    {
        EiamException refused = await LogInAsync(400, $$"""{"error_code":"X.1","error_msg":"you sent <{{spelled}}> {{spelled}}"}""", Password);
        Assert.DoesNotContain("battery", refused.ToString() + refused.ServerMessage, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_secret_that_another_one_reaches_into_is_masked_whole()
    {
        EiamException refused = await LogInAsync(400, """{"token0":"QQQS","error_code":"X1","error_msg":"bad QQQS3cretPassword"}""", "S3cretPassword");
        Assert.DoesNotContain("3cret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_login_keeps_of_unknown_fields_has_none_of_its_secrets()
    {
        const string body = """{"status":"SUCCESS","session_token":"sesstok-123","note":"your password is hunter2hunter, tok sesstok-123","hunter2hunter":"k","deep":{"a":["hunter2hunter",1]}}""";
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, body)));
        LoginResult result = await client.SendAsync(new PasswordLoginRequest("u", Sample.Secret("hunter2hunter")), cancellationToken: TestContext.Current.CancellationToken);
        string seen = System.Text.Json.JsonSerializer.Serialize(result.AdditionalData);
        Assert.DoesNotContain("hunter2hunter", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("sesstok-123", seen, StringComparison.Ordinal);
        Assert.Equal(3, result.AdditionalData.Count);
    }

    [Fact]
    public async Task A_trace_masks_secrets_that_stand_in_addresses_by_their_names()
    {
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ =>
        {
            HttpResponseMessage response = StubTransport.Response(302, """{"callback_url":"https://x/cb?code=JSONCODE99&state_token=JSONTOK77&page=2"}""");
            response.Headers.TryAddWithoutValidation("Location", "https://e/cb?session_token=LOCTOKEN-12345&code=99887766#id_token=FRAGTOK1");
            response.Headers.TryAddWithoutValidation("Link", "<https://e/?access_token=LINKTOK1>; rel=next");
            return response;
        })));
        RecordingTrace trace = new();
        await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken));
        string all = string.Concat(trace.Lines);
        Assert.All((string[])["LOCTOKEN", "99887766", "FRAGTOK1", "LINKTOK1", "JSONCODE99", "JSONTOK77"], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        Assert.Contains("page=2", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bobby", "pr0xy:pw/%", "Ym9iYnk6cHIweHk6cHcvJQ==")]
    public void A_proxys_login_is_known_as_it_is_sent(string user, string password, string sent)
    {
        Redactor redactor = new();
        EiamClientOptions options = new()
        {
            Uri = new Uri("http://contoso.example.com/"),
            ClientId = "c",
            OperatingSystemVersion = "o",
            DeviceFingerprint = "fingerprint",
            Agent = "a",
            Proxy = new System.Net.WebProxy("http://127.0.0.1:9") { Credentials = new System.Net.NetworkCredential(user, password) },
        };
        Http.SessionProxy.AddSecrets(redactor, options);
        Assert.Equal("Proxy-Authorization: Basic ***", redactor.Redact("Proxy-Authorization: Basic " + sent));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100)]
    public async Task A_total_that_lies_cuts_no_list(int total)
    {
        int page = 0;
        using EiamClient client = new(Sample.Options(clientSecret: "s", transport: new StubTransport(n =>
        {
            if (n == 1)
            {
                return StubTransport.Response(200, """{"access_token":"t","expires_in":1800}""");
            }

            int first = 100 * page++;
            int count = first < 200 ? 100 : first < 300 ? 50 : 0;
            return StubTransport.Response(200, $$"""{"total":{{total}},"users":[{{string.Join(",", Enumerable.Range(first, count).Select(i => $$"""{"user_id":"{{i}}"}"""))}}]}""");
        })));
        List<User> users = [];
        await foreach (User user in client.StreamAsync(new UsersRequest(), cancellationToken: TestContext.Current.CancellationToken))
        {
            users.Add(user);
        }

        Assert.Equal(total == 100 ? 100 : 250, users.Count);
    }

    // What was sent only for the token comes back in the answer of another call.
    [Fact]
    public async Task The_credentials_of_the_token_are_in_no_error_of_another_call()
    {
        TenantTransport tenant = null!;
        tenant = new(_ => StubTransport.Response(400, $$"""{"error_code":"A.1","error_msg":"{{tenant.TokenCalls[0].Authorization}} of access-token-1"}"""));
        using EiamClient client = tenant.CreateClient();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(UserRequest.ById("u"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.StartsWith("Basic *** of *** (A.1,", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_million_rows_is_no_answer()
    {
        string body = "{\"total\":1,\"users\":[" + string.Join(",", Enumerable.Repeat("{}", 1_000_000)) + "]}";
        using EiamClient client = new(Sample.Options(clientSecret: "s", transport: new StubTransport(n => StubTransport.Response(200, n == 1 ? """{"access_token":"t","expires_in":1800}""" : body))));
        await Assert.ThrowsAsync<EiamException>(async () => await client.StreamAsync(new UsersRequest { First = 1 }, cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken).MoveNextAsync());
    }

    private static async Task<EiamException> LogInAsync(int status, string body, string password)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body)));
        return await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(new PasswordLoginRequest("u", Sample.Secret(password)), cancellationToken: TestContext.Current.CancellationToken));
    }
}
