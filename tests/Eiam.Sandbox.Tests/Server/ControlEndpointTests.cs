using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Eiam.Sandbox.Server;
using Xunit;

namespace Eiam.Sandbox.Tests.Server;

public sealed class ControlEndpointTests : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxServerOptions(), TestContext.Current.CancellationToken);
        _client.BaseAddress = _server.HttpAddress;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Users_are_added()
    {
        JsonElement answer = await PostAsync("users", """
            {"mobile":"13800000000","user_name":"zhangsan","name":"张三","email":"z@bamboocloud.invalid","disabled":true,"require_mfa":true}
            """);

        SandboxUser user = Assert.Single(_server.Tenant.Users);
        Assert.Equal(("+86-13800000000", "zhangsan", "张三", "z@bamboocloud.invalid"), (user.Mobile, user.UserName, user.Name, user.Email));
        Assert.True(user.Disabled && user.RequireMfa);
        Assert.Equal(
            (user.Id, "zhangsan", "+86-13800000000", true, true, false),
            (answer.GetProperty("id").GetString(), answer.GetProperty("user_name").GetString(), answer.GetProperty("mobile").GetString(),
             answer.GetProperty("disabled").GetBoolean(), answer.GetProperty("require_mfa").GetBoolean(), answer.GetProperty("is_bound").GetBoolean()));
    }

    [Theory]
    [InlineData("MiniProgramLogin", 32)]
    [InlineData("WeChatPhone", 64)]
    [InlineData("MfaSms", 6)]
    public async Task Codes_are_issued(string kind, int length)
    {
        JsonElement answer = await PostAsync("codes", $$"""{"kind":"{{kind}}","mobile":"13800000000"}""");

        Assert.Equal(length, answer.GetProperty("code").GetString()!.Length);
        Assert.Equal((kind, "+86-13800000000"), (answer.GetProperty("kind").GetString(), answer.GetProperty("mobile").GetString()));
        Assert.True(answer.GetProperty("expires_at").GetDateTimeOffset() > DateTimeOffset.UtcNow);
        Assert.False(answer.GetProperty("used").GetBoolean());
    }

    [Fact]
    public async Task A_code_by_email_is_issued_to_an_address()
    {
        JsonElement answer = await PostAsync("codes", """{"kind":"MfaEmail","email":"z@bamboocloud.invalid"}""");

        Assert.Equal("z@bamboocloud.invalid", answer.GetProperty("recipient").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("mobile").ValueKind);
    }

    [Fact]
    public async Task Codes_that_are_not_used_are_listed()
    {
        await PostAsync("codes", """{"kind":"LoginSms","mobile":"13800000000"}""");
        await PostAsync("codes", """{"kind":"LoginEmail","email":"z@bamboocloud.invalid"}""");

        JsonElement codes = await ReadAsync(await _client.GetAsync(Control("codes"), TestContext.Current.CancellationToken), HttpStatusCode.OK);

        Assert.Equal(["LoginSms", "LoginEmail"], codes.EnumerateArray().Select(code => code.GetProperty("kind").GetString()));
        Assert.Equal("z@bamboocloud.invalid", codes[1].GetProperty("email").GetString());
    }

    [Fact]
    public async Task A_user_is_given_every_field_of_the_options()
    {
        SandboxSeed.Load(_server.Tenant, new System.IO.MemoryStream("""{"organizations":[{"org_id":"o1","code":"c","name":"n"}]}"""u8.ToArray()), "organizations.json");
        JsonElement answer = await PostAsync("users", """
            {"mobile":"13800000000","organization_id":"o1","employee_id":"e1","external_id":"x1","first_name":"San","middle_name":"M",
             "last_name":"Zhang","nick_name":"Z","gender":"male","birthday":"1993-08-25","manager_id":"m1","identity_number":"110101",
             "password_must_change":true,"locked":true}
            """);

        SandboxUser user = Assert.Single(_server.Tenant.Users);
        Assert.Equal(("o1", "e1", "x1", "San", "M", "Zhang"), (user.OrganizationId, user.EmployeeId, user.ExternalId, user.FirstName, user.MiddleName, user.LastName));
        Assert.Equal(("Z", "male", "m1", "110101"), (user.NickName, user.Gender, user.ManagerId, user.IdentityNumber));
        Assert.Equal(new DateTime(1993, 8, 25), user.Birthday);
        Assert.True(user.PasswordMustChange && user.Locked);
        Assert.Equal("o1", answer.GetProperty("organization_id").GetString());
        Assert.Equal(user.CreatedAt, answer.GetProperty("created_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task An_issued_code_logs_in_and_the_request_is_shown()
    {
        using var rig = new Rig(_server.Tenant, new SocketsHttpHandler(), _server.HttpAddress!);
        string code = (await PostAsync("codes", """{"kind":"MiniProgramLogin","mobile":"13800000000"}""")).GetProperty("code").GetString()!;

        Reply login = await rig.LogInAsync(code);
        JsonElement shown = await ReadAsync(await _client.GetAsync(Control("requests"), TestContext.Current.CancellationToken), HttpStatusCode.OK);

        login.AssertStatus("USER_REGISTER");
        JsonElement request = Assert.Single(shown.EnumerateArray());
        Assert.Equal(
            ("POST", Rig.LoginPath, 200, "USER_REGISTER"),
            (request.GetProperty("method").GetString(), request.GetProperty("path").GetString(),
             request.GetProperty("status_code").GetInt32(), request.GetProperty("status").GetString()));
        Assert.Equal(JsonValueKind.Null, request.GetProperty("error_code").ValueKind);
        Assert.Contains(code, request.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal("156aysdna213sc50", request.GetProperty("headers").GetProperty("X-device-fingerprint").GetString());
        Assert.Equal(JsonValueKind.String, request.GetProperty("time").ValueKind);
    }

    [Fact]
    public async Task The_clock_is_advanced()
    {
        DateTimeOffset before = _server.Tenant.Clock.GetUtcNow();

        JsonElement answer = await PostAsync("clock", """{"advance_seconds":3600.5}""");

        Assert.True(_server.Tenant.Clock.GetUtcNow() - before >= TimeSpan.FromSeconds(3600.5));
        Assert.True(answer.GetProperty("utc_now").GetDateTimeOffset() - before >= TimeSpan.FromSeconds(3600.5));
    }

    [Fact]
    public async Task Faults_are_added_listed_and_met()
    {
        JsonElement answer = await PostAsync("faults", """{"path":"/api/v2/tenant/*","method":"post","count":2,"error_code":"USER.0099","message":"no","status_code":409,"delay_seconds":0.001,"after_processing":true}""");
        using var rig = new Rig(_server.Tenant, new SocketsHttpHandler(), _server.HttpAddress!);
        Reply reply = await rig.TokenAsync();
        JsonElement left = Assert.Single((await ReadAsync(await _client.GetAsync(Control("faults"), TestContext.Current.CancellationToken), HttpStatusCode.OK)).EnumerateArray());

        Assert.Equal(("/api/v2/tenant/*", "POST", 2, "USER.0099", "no", 409, "00:00:00.0010000"), (
            answer.GetProperty("path").GetString(), answer.GetProperty("method").GetString(), answer.GetProperty("remaining").GetInt32(), answer.GetProperty("error_code").GetString(),
            answer.GetProperty("message").GetString(), answer.GetProperty("status_code").GetInt32(), answer.GetProperty("delay").GetString()));
        Assert.True(answer.GetProperty("after_processing").GetBoolean());
        Assert.False(answer.GetProperty("connection_reset").GetBoolean());
        Assert.Equal((409, "USER.0099", "no"), (reply.StatusCode, reply.Text("error"), reply.Text("error_description")));
        Assert.Equal(1, left.GetProperty("remaining").GetInt32());
        JsonElement request = Assert.Single((await ReadAsync(await _client.GetAsync(Control("requests"), TestContext.Current.CancellationToken), HttpStatusCode.OK)).EnumerateArray());
        Assert.Equal("delay of 0.001 s, USER.0099 after processing", request.GetProperty("fault").GetString());
    }

    [Fact]
    public async Task A_reset_breaks_the_connection()
    {
        await PostAsync("faults", """{"path":"/api/v1/*","connection_reset":true}""");
        using var rig = new Rig(_server.Tenant, new SocketsHttpHandler(), _server.HttpAddress!);

        await Assert.ThrowsAsync<HttpRequestException>(() => rig.SendAsync(HttpMethod.Get, Rig.KeysPath));

        Assert.Equal(200, (await rig.SendAsync(HttpMethod.Get, Rig.KeysPath)).StatusCode);
        Assert.Equal(["reset", null], _server.Tenant.Requests.Select(request => request.Fault));
    }

    [Theory]
    [InlineData("users", "", "JSON")]
    [InlineData("users", "null", "JSON object")]
    [InlineData("users", "{}", "mobile is missing")]
    [InlineData("users", "{\"mobile\":\"138\"}", "eleven digits")]
    [InlineData("users", "{\"mobile\":13800000000}", "mobile")]
    [InlineData("users", "{\"mobile\":\"13800000000\",\"userName\":\"a\"}", "userName")]
    [InlineData("codes", "{\"mobile\":\"13800000000\"}", "kind is missing")]
    [InlineData("codes", "{\"kind\":\"WeChatPhone\"}", "mobile is missing")]
    [InlineData("codes", "{\"kind\":\"MfaEmail\",\"mobile\":\"13800000000\"}", "email is missing")]
    [InlineData("codes", "{\"kind\":\"MfaEmail\",\"email\":\"nobody\"}", "e-mail address")]
    [InlineData("codes", "{\"kind\":\"Other\",\"mobile\":\"13800000000\"}", "kind")]
    [InlineData("codes", "{\"kind\":99,\"mobile\":\"13800000000\"}", "WeChatPhone")]
    [InlineData("faults", "{}", "Nothing would happen")]
    [InlineData("faults", "{\"delay_seconds\":1e300}", "too long")]
    [InlineData("faults", "{\"status_code\":500,\"path\":\"users\"}", "Path is 'users'")]
    [InlineData("faults", "{\"status\":500}", "status")]
    [InlineData("clock", "{}", "advance_seconds is missing")]
    [InlineData("clock", "{\"advance_seconds\":-1}", "forward")]
    [InlineData("clock", "{\"advance_seconds\":1e300}", "too long")]
    [InlineData("clock", "{\"advance_seconds\":1e11}", "100 years")]
    public async Task Bad_input_is_explained(string endpoint, string body, string explanation)
    {
        using HttpResponseMessage response = await SendAsync(endpoint, body);

        JsonElement answer = await ReadAsync(response, HttpStatusCode.BadRequest);

        Assert.Contains(explanation, answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(_server.Tenant.Users);
    }

    [Fact]
    public async Task A_second_user_with_the_mobile_is_refused()
    {
        await PostAsync("users", """{"mobile":"13800000000"}""");

        JsonElement answer = await ReadAsync(await SendAsync("users", """{"mobile":"13800000000"}"""), HttpStatusCode.BadRequest);

        Assert.Contains("already has the mobile", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_have_a_largest_size_here_too()
    {
        using HttpResponseMessage response = await SendAsync("users", new string(' ', (1024 * 1024) + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "users", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "requests", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "nowhere", HttpStatusCode.NotFound)]
    public async Task Nothing_under_the_prefix_is_recorded(string method, string endpoint, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Control(endpoint));

        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(_server.Tenant.Requests);
    }

    private static Uri Control(string endpoint) => new("/_sandbox/" + endpoint, UriKind.Relative);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(body).RootElement;
    }

    private async Task<JsonElement> PostAsync(string endpoint, string body) => await ReadAsync(await SendAsync(endpoint, body), HttpStatusCode.OK);

    private Task<HttpResponseMessage> SendAsync(string endpoint, string body) => _client.PostAsync(
        Control(endpoint), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
