using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Benchmarks;

/// <summary>The same call as a program makes it that has an HttpClient and nothing else: the measure of all figures.</summary>
public sealed partial class BareClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _uri;

    /// <summary>Makes the client of a tenant.</summary>
    public BareClient(Uri tenant)
    {
        _uri = new Uri(tenant, "/api/v2/sdk/social/wechat-mobile-bind");
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, ActivityHeadersPropagator = null });
        _http.DefaultRequestHeaders.Add("X-operating-sys-version", "Debian 13");
        _http.DefaultRequestHeaders.Add("X-device-fingerprint", "0123456789abcdef0123456789abcdef");
        _http.DefaultRequestHeaders.Add("X-agent", "bare");
        _http.DefaultRequestHeaders.Add("X-client-id", "nTo1eRIub60vPb54WeE6aojPwYwImtl4");
    }

    /// <summary>One bind: sends the request, reads the answer.</summary>
    public async Task<Answer?> BindAsync(string stateToken, string code)
    {
        using HttpRequestMessage message = new(HttpMethod.Post, _uri) { Content = JsonContent.Create(new Body(code), Json.Default.Body) };
        message.Headers.Add("X-state-token", stateToken);
        using HttpResponseMessage response = await _http.SendAsync(message).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(Json.Default.Answer).ConfigureAwait(false);
    }

    /// <summary>So many binds, one after another or several at once.</summary>
    public void Run(int count, int width, Func<int, (string StateToken, string Code)> record)
    {
        int next = -1;
        async Task WorkAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                (string stateToken, string code) = record(i);
                Answer? answer = await BindAsync(stateToken, code).ConfigureAwait(false);
                if (answer?.Status != "SUCCESS")
                {
                    throw new InvalidOperationException("The server did not answer as it should.");
                }
            }
        }

        Task[] workers = new Task[width];
        for (int i = 0; i < width; i++)
        {
            workers[i] = Task.Run(WorkAsync);
        }

        Task.WaitAll(workers);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>What is sent.</summary>
    public sealed record Body([property: JsonPropertyName("wechat_code")] string Code);

    /// <summary>What comes back.</summary>
    public sealed record Answer(
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("session_token")] string? SessionToken,
        [property: JsonPropertyName("id_token")] string? IdToken,
        [property: JsonPropertyName("state_token")] string? StateToken,
        [property: JsonPropertyName("expire")] int Expire);

    [JsonSerializable(typeof(Body))]
    [JsonSerializable(typeof(Answer))]
    private sealed partial class Json : JsonSerializerContext;
}
