using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>A tenant with an HTTP client before it that speaks as the vendor's pages say, unless a test changes a request.</summary>
internal sealed class Rig : IDisposable
{
    public const string LoginPath = "/api/v2/sdk/login/wechat-miniprogram";
    public const string BindPath = "/api/v2/sdk/social/wechat-mobile-bind";
    public const string RegisterBindPath = "/api/v2/sdk/social/wechat-mobile-register-bind";
    public const string TenantTokenPath = "/api/v2/tenant/token";
    public const string KeysPath = "/api/v1/oauth2/keys";
    public const string Mobile = "+86-13800000000";

    private readonly HttpMessageInvoker _client;
    private readonly Uri _address;

    public Rig(SandboxOptions? options = null)
    {
        Tenant = new SandboxTenant(options);
        _client = new HttpMessageInvoker(Tenant.CreateHandler());
        _address = new Uri("https://tenant.invalid/");
    }

    public Rig(SandboxTenant tenant, HttpMessageHandler handler, Uri address)
    {
        Tenant = tenant;
        _client = new HttpMessageInvoker(handler);
        _address = address;
    }

    public SandboxTenant Tenant { get; }

    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    /// <summary>Adds organizations of these ids.</summary>
    public void AddOrganizations(params string[] ids)
    {
        string organizations = string.Join(',', Array.ConvertAll(ids, static id => $$"""{"org_id":"{{id}}","code":"code of {{id}}","name":"n"}"""));
        SandboxSeed.Load(Tenant, new System.IO.MemoryStream(Encoding.UTF8.GetBytes($$"""{"organizations":[{{organizations}}]}""")), "organizations.json");
    }

    public string LoginCode(string mobile = Mobile) => Tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, mobile).Code;

    public string PhoneCode(string mobile = Mobile) => Tenant.IssueCode(SandboxCodeKind.WeChatPhone, mobile).Code;

    public Task<Reply> LogInAsync(string code, Action<HttpRequestMessage>? change = null) =>
        PostAsync(LoginPath, $$"""{"code":"{{code}}"}""", null, change);

    /// <summary>A new flow's state token.</summary>
    public async Task<string> BeginAsync(string mobile = Mobile) => (await LogInAsync(LoginCode(mobile))).Text("state_token");

    public Task<Reply> BindAsync(
        string? stateToken, string phoneCode, string path = BindPath, Action<HttpRequestMessage>? change = null) =>
        PostAsync(path, $$"""{"wechat_code":"{{phoneCode}}"}""", stateToken, change);

    public Task<Reply> PostAsync(string path, string body, string? stateToken = null, Action<HttpRequestMessage>? change = null) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), stateToken, change);

    public Task<Reply> PostAsync(string path, byte[] body, string? stateToken = null, Action<HttpRequestMessage>? change = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SdkAsync(HttpMethod.Post, path, request =>
        {
            request.Content = content;
            if (stateToken is not null)
            {
                request.Headers.Add("X-state-token", stateToken);
            }

            change?.Invoke(request);
        });
    }

    /// <summary>A call of the SDK family without a body, unless the change gives it one.</summary>
    public Task<Reply> SdkAsync(HttpMethod method, string path, Action<HttpRequestMessage> change)
    {
        var request = new HttpRequestMessage(method, new Uri(_address, path));
        request.Headers.Add("X-operating-sys-version", "windows10.1.1");
        request.Headers.Add("X-device-fingerprint", "156aysdna213sc50");
        request.Headers.Add("X-agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)");
        request.Headers.Add("X-client-id", Tenant.Options.ClientId);
        change(request);
        return SendAsync(request);
    }

    /// <summary>A request for a tenant token; by default a right one.</summary>
    public Task<Reply> TokenAsync(string? credentials = null, string form = "grant_type=client_credentials")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, TenantTokenPath))
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        credentials ??= $"{Tenant.Options.ClientId}:{Tenant.Options.ClientSecret}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return SendAsync(request);
    }

    /// <summary>A call of the tenant family, under <c>/api/v2/tenant</c>: a GET, or a POST where there is a body, unless a method is given.</summary>
    public async Task<Reply> TenantAsync(string path, string? body = null, string? token = null, string? method = null)
    {
        token ??= (await TokenAsync()).Text("access_token");
        var request = new HttpRequestMessage(new HttpMethod(method ?? (body is null ? "GET" : "POST")), new Uri(_address, "/api/v2/tenant" + path))
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Set("Authorization", "Bearer " + token);
        return await SendAsync(request);
    }

    /// <summary>The answer to a bind that registers: the user is signed in.</summary>
    public async Task<Reply> SignInAsync(string mobile = Mobile) => await BindAsync(await BeginAsync(mobile), PhoneCode(mobile), RegisterBindPath);

    public Task<Reply> SendAsync(HttpMethod method, string path) =>
        SendAsync(new HttpRequestMessage(method, new Uri(_address, path)));

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        request.Version = HttpVersion;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using (request)
        {
            using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new Reply((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), body, response.Version);
        }
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>Changes of a request that several tests make.</summary>
internal static class RequestChanges
{
    public static void Set(this HttpRequestMessage request, string name, string? value)
    {
        bool isContent = string.Equals(name, "content-type", StringComparison.OrdinalIgnoreCase);
        HttpHeaders headers = isContent ? request.Content!.Headers : request.Headers;
        headers.Remove(name);
        if (value is not null)
        {
            Assert.True(headers.TryAddWithoutValidation(name, value));
        }
    }
}
