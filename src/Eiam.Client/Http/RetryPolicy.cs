using System;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace Eiam.Client.Http;

/// <summary>
/// Repeats what is safe to repeat (design: "Sent once"): what was never sent and what was refused as too much, for every request; time-outs,
/// resets, 5xx and broken answers for idempotent requests alone.
/// </summary>
internal sealed class RetryPolicy
{
    private readonly ResiliencePipeline _pipeline;

    public RetryPolicy(EiamClientOptions options)
    {
        Random chance = new();
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaximumRetryCount,
                Delay = options.RetryInterval,
                MaxDelay = RetryAfter.Cap,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Result is Try { Failure.IsSafeToRepeat: true }),
                DelayGenerator = args => new ValueTask<TimeSpan?>(
                    args.Outcome.Result is Try { Failure.RetryAfter: { } asked } ? RetryAfter.Granted(asked, Next(chance)) : null),
                OnRetry = static args =>
                {
                    if (args.Context.Properties.TryGetValue(Keys.Trace, out CallTrace? trace))
                    {
                        trace.Retrying(((Try)args.Outcome.Result!).Failure!, args.RetryDelay);
                    }

                    return default;
                },
            })
            .Build();
    }

    /// <summary>Repeats a try that failed until one succeeds or may not be repeated.</summary>
    public async Task<Try<TResponse>> RunAsync<TResponse>(
        Try<TResponse> first, Func<CancellationToken, ValueTask<Try<TResponse>>> attempt, CallTrace trace, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Keys.Trace, trace);
        Try<TResponse>? made = first;
        try
        {
            // The strategy begins with a try that was made already: so a call that goes well needs no strategy.
            return await _pipeline.ExecuteAsync(
                c => Interlocked.Exchange(ref made, null) is { } known ? new ValueTask<Try<TResponse>>(known) : attempt(c.CancellationToken),
                context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // A session is used from many threads, and Random is not safe for that.
    private static double Next(Random chance)
    {
        lock (chance)
        {
#pragma warning disable CA5394 // Jitter, no secret.
            return chance.NextDouble();
#pragma warning restore CA5394
        }
    }

    // A struct of Polly's in a class of its own: to look at this class must not load Polly.
    private static class Keys
    {
        public static readonly ResiliencePropertyKey<CallTrace> Trace = new("trace");
    }
}
