using System;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace Eiam.Client.Http;

/// <summary>
/// Repeats what is safe to repeat (design: "Sent once"): what was never sent and what was refused as too much, for every request; time-outs,
/// resets, 5xx and broken answers only for requests that may be processed twice.
/// </summary>
internal sealed class RetryPolicy
{
    private readonly ResiliencePipeline<AttemptResult> _pipeline;

    public RetryPolicy(EiamClientOptions options)
    {
        Random chance = new();
        _pipeline = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                MaxRetryAttempts = options.MaximumRetryCount,
                Delay = options.RetryInterval,
                MaxDelay = RetryAfter.Cap,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Result.Failure is { } failure && RetryAfter.Allows(failure)),
                DelayGenerator = args => new ValueTask<TimeSpan?>(
                    args.Outcome.Result.Failure?.RetryAfter is { } asked ? RetryAfter.Spread(asked, Next(chance)) : null),
                OnRetry = static args =>
                {
                    if (args.Context.Properties.TryGetValue(Keys.Call, out CallContext? call))
                    {
                        call.TraceRetry(args.Outcome.Result.Failure!, args.RetryDelay);
                    }

                    return default;
                },
            })
            .Build();
    }

    /// <summary>Repeats a try that failed until one succeeds or may not be repeated.</summary>
    public async Task<AttemptResult> RunAsync(AttemptResult first, Func<ValueTask<AttemptResult>> attempt, CallContext call, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Keys.Call, call);
        bool isFirst = true;
        try
        {
            // The first attempt has already run; only failures reach Polly.
            return await _pipeline.ExecuteAsync(
                _ =>
                {
                    ValueTask<AttemptResult> next = isFirst ? new ValueTask<AttemptResult>(first) : attempt();
                    isFirst = false;
                    return next;
                },
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
        public static readonly ResiliencePropertyKey<CallContext> Call = new("call");
    }
}
