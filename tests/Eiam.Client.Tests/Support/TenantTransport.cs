using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>A request of the management API, as it came.</summary>
internal sealed record TenantCall(string Method, string PathAndQuery, string? Authorization, string? Body)
{
    /// <summary>The page that is asked for; of a call without one, 0.</summary>
    public int Page => int.Parse(System.Web.HttpUtility.ParseQueryString(PathAndQuery.Split('?').Last())["offset"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A tenant that gives tokens out, numbered from 1, and answers every other call as it is told to.</summary>
internal sealed class TenantTransport(Func<TenantCall, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public const string ClientSecret = "app-s3cret-value";

    private readonly ConcurrentQueue<TenantCall> _calls = new();
    private readonly ConcurrentQueue<TenantCall> _tokenCalls = new();

    public TenantTransport(Func<TenantCall, HttpResponseMessage> answer)
        : this((call, _) => Task.FromResult(answer(call)))
    {
    }

    /// <summary>What the n-th token request is answered with.</summary>
    public Func<int, Task<HttpResponseMessage>> Token { get; init; } = n => Task.FromResult(StubTransport.Response(200, TokenJson(n)));

    /// <summary>The calls but for those of tokens.</summary>
    public IReadOnlyList<TenantCall> Calls => [.. _calls];

    public IReadOnlyList<TenantCall> TokenCalls => [.. _tokenCalls];

    public static string TokenJson(int number, string expiresIn = "1800") =>
        $$"""{"access_token":"access-token-{{number}}","token_type":"Bearer","expires_in":{{expiresIn}}}""";

    public EiamClient CreateClient(TimeProvider? time = null, int retries = 0) =>
        new(Sample.Options(transport: this, time: time, retries: retries, clientSecret: ClientSecret));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TenantCall call = new(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.TryGetValues("Authorization", out IEnumerable<string>? values) ? values.Single() : null,
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        if (call.PathAndQuery == Endpoints.TenantToken.Path)
        {
            _tokenCalls.Enqueue(call);
            return await Token(_tokenCalls.Count);
        }

        _calls.Enqueue(call);
        return await answer(call, cancellationToken);
    }
}
