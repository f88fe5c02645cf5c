using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>Calls that the caller writes: what goes out, what is refused before, what comes back, and what is shown of it.</summary>
public class RestBytesTests
{
    private const string Canary = "canary-secret-0123";

    public static TheoryData<string?> PathsElsewhere => new()
    {
        (string?)null, "", " ", "api/v2/tenant/users", "https://evil.example.com/api", "http://localhost/api", "//evil.example.com/api", "///evil.example.com", "/\\evil.example.com", "\\\\evil.example.com",
        "/api\\..\\x", "@evil.example.com/", ":80@evil.example.com", "user:pass@evil.example.com/api", "/api/../keys", "/api/./keys", "/api/..", "/api/%2e%2E/keys", "/api/%252e%252e/keys", "/a#b",
        "/api/a%2f../keys", "/api/%2f../keys", "/api/..%2Fkeys", "/api/a%2F%2e%2e%2Fkeys", "/api/a%252f..", "/api/..%5ckeys", "/api/%2e/keys", "/api/..;a=b/keys", "/api/%2e%2e%3bx/keys",
        "/a\nb", "/a\r\nHost: evil.example.com", "/\t/evil.example.com", "/api/v2/tenant/users/{user_id}",
    };

    [Theory]
    [MemberData(nameof(PathsElsewhere))]
    public void A_path_that_could_leave_the_tenant_is_refused(string? path)
    {
        Assert.Equal("Path", Assert.Throws<ArgumentException>(() => Request(RestMethod.Get, path)).ParamName);
        Assert.Equal("Path", Assert.Throws<ArgumentException>(() => RestRequest.CredentialOf(RestMethod.Get, path)).ParamName);
    }

    [Theory]
    [InlineData("/@evil.example.com", "/@evil.example.com")]
    [InlineData("/:80@evil.example.com/x", "/:80@evil.example.com/x")]
    [InlineData("/a//b", "/a//b")]
    [InlineData("/https://evil.example.com", "/https://evil.example.com")]
    [InlineData("/%2F%2Fevil.example.com", "/%2F%2Fevil.example.com")]
    [InlineData("/%5Cevil.example.com", "/%5Cevil.example.com")]
    [InlineData("/竹?q=a%20b&r=%C3%BC", "/%E7%AB%B9?q=a%20b&r=%C3%BC")]
    [InlineData("/a?u=//evil.example.com/..", "/a?u=//evil.example.com/..")]
    public async Task Every_other_path_is_asked_of_the_tenant(string path, string sent)
    {
        FaultRequest request = await SentAsync(Request(RestMethod.Get, path));
        Assert.Equal($"GET {sent} HTTP/1.1", request.Line);
        Assert.StartsWith("localhost:", request.Header("Host"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RestMethod.Get, null)]
    [InlineData(RestMethod.Post, """{"a":[1,2.50,true,null,"竹"],"b":{"c":"***"}}""")]
    [InlineData(RestMethod.Put, "[1]")]
    [InlineData(RestMethod.Patch, """{"n":123456789012345678901234567890.10}""")]
    [InlineData(RestMethod.Delete, """{"account_Ids":["x"]}""")]
    [InlineData(RestMethod.Delete, null)]
    [InlineData(RestMethod.Post, "\"text\"")]
    public async Task Each_method_is_sent_with_the_JSON_that_was_given(RestMethod method, string? json)
    {
        FaultRequest request = await SentAsync(Request(method, "/api/v2/tenant/x", new RestContent { Body = json }));
        Assert.Equal($"{method.ToString().ToUpperInvariant()} /api/v2/tenant/x HTTP/1.1", request.Line);
        Assert.Equal(json ?? string.Empty, request.Body);
        Assert.Equal(json is null ? null : "application/json; charset=utf-8", request.Header("Content-Type"));
        Assert.Null(request.Header("X-client-id"));
        Assert.Null(request.Header("Authorization"));
    }

    [Theory]
    [InlineData("/api/v2/sdk/x", true)]
    [InlineData("/api/v3/sdk/login/alipay", true)]
    [InlineData("/api/v1/oauth2/x", false)]
    [InlineData("/sdk/x", false)]
    [InlineData("/api/sdk/x/y", false)]
    public async Task The_headers_of_the_device_go_with_the_login_family_of_any_version(string path, bool device)
    {
        FaultRequest request = await SentAsync(Request(RestMethod.Get, path));
        Assert.Equal(device ? Sample.ClientId : null, request.Header("X-client-id"));
        Assert.Equal(device ? Sample.Fingerprint : null, request.Header("X-device-fingerprint"));
    }

    [Fact]
    public async Task Query_headers_and_secrets_are_written_as_text()
    {
        FaultRequest request = await SentAsync(Request(RestMethod.Post, "/api/v2/sdk/x?a=1", new RestContent
        {
            Query = Table(("b c", "d&e"), ("list", new List<object?> { 1L, "x" }), ("none", null), ("flag", true), ("ticket", Secret())),
            Headers = Table(("X-state-token", Secret()), ("Accept", "text/plain")),
            Body = Table(("plain", "p"), ("inner", Table(("anything", Secret()))), ("list", new List<object?> { Secret() })),
        }));
        Assert.Equal($"POST /api/v2/sdk/x?a=1&b%20c=d%26e&list=1&list=x&flag=true&ticket={Canary} HTTP/1.1", request.Line);
        Assert.Equal(Canary, request.Header("X-state-token"));
        Assert.Equal("text/plain", request.Header("Accept"));
        Assert.Equal($$"""{"plain":"p","inner":{"anything":"{{Canary}}"},"list":["{{Canary}}"]}""", request.Body);
    }

    [Fact]
    public async Task A_form_is_sent_where_it_is_asked_for_or_the_table_says_so()
    {
        RestContent content = new() { Body = Table(("token", Secret()), ("n", 1), ("none", null)), IsForm = true };
        FaultRequest asked = await SentAsync(Request(RestMethod.Post, "/api/v1/oauth2/introspect", content));
        Assert.Equal(($"token={Canary}&n=1", "application/x-www-form-urlencoded"), (asked.Body, asked.Header("Content-Type")));

        FaultRequest known = await SentAsync(Request(RestMethod.Post, "/api/v2/tenant/token", new RestContent { Body = Table(("grant_type", "client_credentials")) }));
        Assert.Equal("grant_type=client_credentials", known.Body);
    }

    [Theory]
    [InlineData(RestMethod.Get, "/api/v2/tenant/users", RestCredential.Tenant)]
    [InlineData(RestMethod.Post, "/api/v2/tenant/new/thing", RestCredential.Tenant)]
    [InlineData(RestMethod.Get, "/api/v3/tenant/x", RestCredential.Tenant)]
    [InlineData(RestMethod.Post, "/api/v2/tenant/token", RestCredential.Application)]
    [InlineData(RestMethod.Get, "/api/v2/sdk/social", RestCredential.User)]
    [InlineData(RestMethod.Post, "/api/v2/sdk/login", RestCredential.None)]
    [InlineData(RestMethod.Post, "/api/v2/sdk/social/bind", RestCredential.None)]
    [InlineData(RestMethod.Get, "/api/v2/sdk/unknown", RestCredential.None)]
    [InlineData(RestMethod.Get, "/api/v1/oauth2/keys", RestCredential.None)]
    [InlineData(RestMethod.Get, "/tenant/users", RestCredential.None)]
    public void The_path_says_whom_a_call_is_made_as(RestMethod method, string path, RestCredential credential) => Assert.Equal(credential, RestRequest.CredentialOf(method, path));

    [Theory]
    [InlineData(RestCredential.None, null)]
    [InlineData(RestCredential.User, "Bearer " + Canary)]
    [InlineData(RestCredential.Application, "Basic ")]
    public async Task A_credential_is_one_header(RestCredential credential, string? header)
    {
        FaultRequest request = await SentAsync(new RestRequest(RestMethod.Get, "/x", credential, new RestContent(), Secret()));
        Assert.Equal(header is null, request.Header("Authorization") is null);
        Assert.StartsWith(header ?? string.Empty, request.Header("Authorization") ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tenant_token_is_fetched_and_renewed_for_it()
    {
        int calls = 0;
        using TenantTransport tenant = new(_ => ++calls == 1
            ? StubTransport.Response(400, """{"error":"invalid_token","error_description":"Invalid access"}""")
            : StubTransport.Response(200, """{"total":1}"""));
        using EiamClient client = tenant.CreateClient();
        RestAnswer answer = await client.SendAsync(new RestRequest(RestMethod.Post, "/api/v2/tenant/x", RestCredential.Tenant, new RestContent()), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1L, ((Dictionary<string, object?>)answer.Content!)["total"]);
        Assert.Equal(["Bearer access-token-1", "Bearer access-token-2"], tenant.Calls.Select(c => c.Authorization));
    }

    [Theory]
    [InlineData("Authorization", "x")]
    [InlineData("authorization", "x")]
    [InlineData("X-client-id", "x")]
    [InlineData("X-Device-Fingerprint", "x")]
    [InlineData("Host", "evil.example.com")]
    [InlineData("Content-Length", "0")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Content-Encoding", "gzip")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("Connection", "Upgrade")]
    [InlineData("Accept-Encoding", "gzip")]
    [InlineData("Expires", "0")]
    [InlineData(":authority", "evil.example.com")]
    [InlineData("a b", "x")]
    [InlineData("a\r\nHost", "evil.example.com")]
    [InlineData("", "x")]
    [InlineData("X-a", "x\r\nHost: evil.example.com")]
    [InlineData("X-a", "竹")]
    [InlineData("X-a", "")]
    public void A_header_that_is_the_clients_or_cannot_be_one_is_refused(string name, string value) =>
        Assert.Equal("Headers", Assert.Throws<ArgumentException>(() => Request(RestMethod.Get, "/x", new RestContent { Headers = Table((name, value)) })).ParamName);

    [Fact]
    public void What_cannot_be_sent_is_refused_by_name()
    {
        static string? Refused(RestMethod method, RestContent content, string path = "/x") => Assert.Throws<ArgumentException>(() => Request(method, path, content)).ParamName;
        SecureString gone = Secret();
        gone.Dispose();
        Assert.Equal("Path", Refused(RestMethod.Get, new RestContent(), "/a\ud800"));
        Assert.Equal("Body", Refused(RestMethod.Get, new RestContent { Body = "{}" }));
        Assert.Equal("Body", Refused(RestMethod.Head, new RestContent { Body = Table() }));
        Assert.Equal("Body", Refused(RestMethod.Post, new RestContent { Body = "no JSON" }));
        Assert.Equal("Body", Refused(RestMethod.Post, new RestContent { Body = "{\"a\":\"\\ud800\"}" }));
        Assert.Equal("Body", Refused(RestMethod.Post, new RestContent { Body = new string('[', 100) + new string(']', 100) }));
        Assert.Equal("Body", Refused(RestMethod.Post, new RestContent { Body = Table(("when", DateTime.UnixEpoch)) }));
        Assert.Equal("Body", Refused(RestMethod.Post, new RestContent { Body = Table(("secret", gone)) }));
        Assert.Equal("Body", Refused(RestMethod.Post, new RestContent { Body = Table(("a", Table())), IsForm = true }));
        Assert.Equal("Body", Refused(RestMethod.Post, new RestContent { Body = "[]", IsForm = true }));
        Assert.Equal("Query", Refused(RestMethod.Get, new RestContent { Query = Table(("", "x")) }));
        Assert.Equal("Query", Refused(RestMethod.Get, new RestContent { Query = Table(("a", Table())) }));
        Assert.Equal("Headers", Refused(RestMethod.Get, new RestContent { Headers = Table(("X-a", new List<object?>())) }));
        Assert.Equal("Headers", Refused(RestMethod.Get, new RestContent { Headers = Table(("X-state-token", null)) }));
        Assert.Equal("Idempotent", Refused(RestMethod.Post, new RestContent { Body = "{}", IsIdempotent = true }, "/api/v2/sdk/login"));
        Assert.DoesNotContain(Canary, Assert.Throws<ArgumentException>(() => Request(RestMethod.Post, "/x", new RestContent { Body = "{\"password\":\"" + Canary + "\" x" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RestMethod.Get, "/x", false, 2)]
    [InlineData(RestMethod.Head, "/x", false, 2)]
    [InlineData(RestMethod.Put, "/x", false, 2)]
    [InlineData(RestMethod.Delete, "/x", false, 2)]
    [InlineData(RestMethod.Post, "/x", false, 1)]
    [InlineData(RestMethod.Patch, "/x", false, 1)]
    [InlineData(RestMethod.Post, "/x", true, 2)]
    [InlineData(RestMethod.Patch, "/x", true, 2)]
    [InlineData(RestMethod.Get, "/api/v2/sdk/pwd/skip-update", false, 1)]
    [InlineData(RestMethod.Put, "/api/v2/tenant/users/u/change-password", false, 1)]
    [InlineData(RestMethod.Put, "/api/v2/tenant/users/u/change-password/", false, 1)]
    [InlineData(RestMethod.Put, "/api/v2/tenant/users//u//change-password", false, 1)]
    [InlineData(RestMethod.Put, "/api/v2/Tenant/users/u/change%2Dpassword", false, 1)]
    public async Task What_is_safe_to_repeat_is_repeated_and_nothing_else(RestMethod method, string path, bool idempotent, int sent)
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAsync(connection.Server.Requests.Count == 1 ? "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 2, time: new VirtualTime(DateTimeOffset.UtcNow)));
        Task<RestAnswer> call = client.SendAsync(Request(method, path, new RestContent { IsIdempotent = idempotent }), cancellationToken: TestContext.Current.CancellationToken);
        if (sent == 1)
        {
            EiamException failure = await Assert.ThrowsAsync<EiamException>(() => call);
            Assert.Equal((EiamErrorId.OutcomeUnknown, RequestOutcome.Unknown), (failure.ErrorId, failure.Outcome));
        }
        else
        {
            Assert.Equal(200, (await call).StatusCode);
        }

        Assert.Equal(sent, server.Requests.Count);
    }

    [Theory]
    [InlineData(RestMethod.Head, "200 OK", "Content-Length: 5000000")]
    [InlineData(RestMethod.Head, "200 OK", "Content-Length: 5\r\nContent-Encoding: gzip")]
    [InlineData(RestMethod.Delete, "204 No Content", "Content-Encoding: gzip")]
    public async Task Headers_of_a_body_that_is_not_there_refuse_no_answer(RestMethod method, string status, string headers)
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAsync($"HTTP/1.1 {status}\r\n{headers}\r\n\r\n");
            }
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 0, time: new VirtualTime(DateTimeOffset.UtcNow)));
        RestAnswer answer = await client.SendAsync(Request(method, "/x", new RestContent()), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(status.Split(' ')[0], answer.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_password_in_a_body_is_sent_once()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAsync(connection.Server.Requests.Count == 1 ? "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 2, time: new VirtualTime(DateTimeOffset.UtcNow)));
        RestRequest request = Request(RestMethod.Put, "/x", new RestContent { Body = "{\"account_name\":\"a\",\"password\":\"one-two-3\"}" });

        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((EiamErrorId.OutcomeUnknown, RequestOutcome.Unknown), (failure.ErrorId, failure.Outcome));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("/api/v2/tenant/users/5f3c9e8b7a", "/api/v2/tenant/users/{user_id}")]
    [InlineData("/api/v2/tenant/users/zhang/unknown", "/api/v2/tenant/users/{user_id}/unknown")]
    [InlineData("/api/v2/tenant/users/user-by-mobile", "/api/v2/tenant/users/user-by-mobile")]
    [InlineData("/api/v2/tenant/organizations/x/org-leader?token=abcdef", "/api/v2/tenant/organizations/{org_id}/org-leader")]
    [InlineData("/api/v2/unknown/13812345678", "/api/v2/unknown/{id}")]
    [InlineData("/api/v2/unknown/z@example.com/more", "/api/v2/unknown/{id}/more")]
    [InlineData("/api/v2/unknown/%E5%BC%A0", "/api/v2/unknown/{id}")]
    [InlineData("/api/v2/unknown/张三", "/api/v2/unknown/{id}")]
    [InlineData("/api/v2/unknown/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm", "/api/v2/unknown/{id}")]
    [InlineData("/api/v1/oauth2/.well-known/openid-configuration", "/api/v1/oauth2/.well-known/openid-configuration")]
    [InlineData("/", "/")]
    public void Traces_and_errors_show_the_path_without_its_values(string path, string shown) => Assert.Equal("GET " + shown, Request(RestMethod.Get, path).Endpoint.Name);

    [Fact]
    public async Task No_secret_of_it_is_in_a_trace_or_an_error()
    {
        string answer = $$"""{"error_code":"X.1","error_msg":"{{Canary}}1 {{Canary}}2 {{Canary}}3 {{Canary}}4 {{Canary}}5 13812345678"}""";
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, answer)));
        RecordingTrace trace = new();
        RestRequest request = new(
            RestMethod.Post,
            $"/api/v2/unknown/x?ticket={Canary}1",
            RestCredential.User,
            new RestContent
            {
                Query = Table(("sso_ticket", Canary + "2")),
                Headers = Table(("X-session-token", Sample.Secret(Canary + "3"))),
                Body = Table(("a", Table(("password", Canary + "4"), ("mobile", "13812345678")))),
            },
            Sample.Secret(Canary + "5"));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(request, trace, TestContext.Current.CancellationToken));
        string seen = string.Join('\n', trace.Lines) + failure;
        Assert.Equal("POST /api/v2/unknown/x", failure.Endpoint);
        Assert.DoesNotContain(Canary, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("?", trace.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_read_whole_with_its_secrets_kept()
    {
        object owner = new();
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(201, """
            {"users":[{"id":"u","mobile":"13812345678","password":"abc","n":1,"f":2.5,"none":null,"yes":true,"token":{"deep":7}},{"raw":"{\"id_token\":\"x\"}"}],"total":2}
            """), owner: owner));
        RestAnswer answer = await client.SendAsync(Request(RestMethod.Get, "/x"), cancellationToken: TestContext.Current.CancellationToken);
        Dictionary<string, object?> user = (Dictionary<string, object?>)((object?[])((Dictionary<string, object?>)answer.Content!)["users"]!)[0]!;
        Assert.Equal(201, answer.StatusCode);
        Assert.Equal(["application/json"], (string[])answer.Headers["content-type"]);
        Assert.Equal(("u", "13812345678", 1L, 2.5, null, true), (user["id"], user["mobile"], user["n"], user["f"], user["none"], user["yes"]));
        Assert.Equal("abc", SecretText.ToText((SecureString)user["password"]!));
        Assert.Same(owner, TokenOrigin.Of((SecureString)user["password"]!));
        Assert.Equal("7", SecretText.ToText((SecureString)((Dictionary<string, object?>)user["token"]!)["deep"]!));
        Assert.IsType<SecureString>(((Dictionary<string, object?>)((object?[])((Dictionary<string, object?>)answer.Content!)["users"]!)[1]!)["raw"]);
    }

    [Theory]
    [InlineData("<p>竹</p>", "text/html; charset=utf-8", "<p>竹</p>")]
    [InlineData("plain", "text/plain; charset=unknown-charset", "plain")]
    [InlineData("{ no JSON", "application/json", "{ no JSON")]
    [InlineData("true", "application/json", true)]
    [InlineData("null", "application/json", null)]
    [InlineData("", "application/json", null)]
    public async Task An_answer_that_is_no_JSON_is_text(string body, string type, object? content)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(body, type: type, more: "Set-Cookie: s=" + Canary + "\r\nX-a: 1\r\nX-a: 2\r\n"));
        using EiamClient client = new(Sample.Options(server.Uri));
        RestAnswer answer = await client.SendAsync(Request(RestMethod.Get, "/x"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(content, answer.Content);
        Assert.Equal(Canary, SecretText.ToText(((SecureString[])answer.Headers["Set-Cookie"])[0])["s=".Length..]);
        Assert.Equal(["1", "2"], (string[])answer.Headers["x-a"]);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://evil.example.com/\r\nContent-Length: 0\r\n\r\n", EiamErrorId.UnexpectedRedirect)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{", EiamErrorId.UnexpectedResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\n{", EiamErrorId.UnexpectedResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", EiamErrorId.UnexpectedResponse)]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>", EiamErrorId.UnexpectedResponse)]
    public async Task A_hostile_answer_is_an_error(string answer, string id)
    {
        await using FaultServer server = FaultServer.Start(Scripts.SendAndClose(answer));
        using EiamClient client = new(Sample.Options(server.Uri));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Request(RestMethod.Get, "/x"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(id, failure.ErrorId);
    }

    [Fact]
    public async Task An_answer_of_too_many_values_is_an_error_and_not_cut()
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, "[" + string.Join(',', Enumerable.Repeat("0", 100_001)) + "]")));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Request(RestMethod.Get, "/x"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(EiamErrorId.UnexpectedResponse, failure.ErrorId);
    }

    [Fact]
    public void Its_endpoint_is_no_row_of_the_table()
    {
        RestRequest request = Request(RestMethod.Get, "/api/v2/tenant/users");
        Assert.DoesNotContain(request.Endpoint, Endpoints.All);
        Assert.Equal(Endpoints.Users.Name, request.Endpoint.Name);
    }

    private static SecureString Secret() => Sample.Secret(Canary);

    private static Dictionary<string, object?> Table(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static RestRequest Request(RestMethod method, string? path, RestContent? content = null) => new(method, path, RestCredential.None, content ?? new RestContent());

    private static async Task<FaultRequest> SentAsync(RestRequest request)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("{}"));
        using EiamClient client = new(Sample.Options(server.Uri, clientSecret: "s"));
        await client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        return server.OnlyRequest;
    }
}
