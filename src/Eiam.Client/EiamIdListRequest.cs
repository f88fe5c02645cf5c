using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client;

/// <summary>
/// A change of many ids at once, at most 50 in a call; more are sent in batches, one after another, by <see cref="EiamClient.ReadResults"/>. The
/// answer names the ids that were done (<c>success_list</c>) and those that were not (<c>fail_list</c>), and no reason: tenant API notes, section 9.
/// A call that fails ends the list: its ids share its fate, and those behind them are not sent.
/// </summary>
public abstract class EiamIdListRequest : EiamRequest<IdListAnswer>
{
    /// <summary>How many ids a call takes.</summary>
    public const int BatchSize = 50;

    private const int MaxShown = 3;

    private readonly string _what;
    private IReadOnlyList<string> _ids;

    /// <summary>Makes a request.</summary>
    /// <param name="endpoint">The row of the table.</param>
    /// <param name="ids">The ids; one that comes twice is sent once.</param>
    /// <param name="what">What an id is of: "account". An error gives it the name AccountId.</param>
    /// <exception cref="ArgumentException">There are none, or one of them cannot be sent.</exception>
    protected EiamIdListRequest(Endpoint endpoint, IEnumerable<string?>? ids, string what)
        : base(endpoint)
    {
        _what = what ?? throw new ArgumentNullException(nameof(what));
        string parameter = char.ToUpperInvariant(what[0]) + what.Substring(1) + "Id";
        _ids = [.. (ids ?? []).Select(id => InputCheck.Text(id, parameter)).Distinct(StringComparer.Ordinal)];
        if (_ids.Count == 0)
        {
            InputCheck.Text(null, parameter);
        }
    }

    /// <summary>The ids.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>Whether an object is yielded for each id that was done; those that were not are yielded always (<see cref="IdFailure"/>).</summary>
    public bool YieldsDone { get; set; }

    /// <inheritdoc/>
    public sealed override bool IsList => true;

    /// <summary>The ids as ShouldProcess and errors name them: a few by themselves, more by their number.</summary>
    public string Named => NameOf(_ids);

    /// <summary>What stands for an id that was done.</summary>
    /// <param name="id">The id.</param>
    /// <returns>A new object.</returns>
    protected internal abstract EiamResult Done(string id);

    /// <inheritdoc/>
    protected internal sealed override IdListAnswer Read(Answer answer)
    {
        JsonValue.RequireObject(answer.Json);
        IdListAnswer read = new();
        if (answer.Json.TryGetProperty("fail_list", out JsonElement failed) && !IsNothing(failed))
        {
            // Some were not done: where it cannot be read which, nothing is known of any.
            JsonValue.Required(answer.Json, "fail_list", JsonValueKind.Array);
            foreach (JsonElement item in failed.EnumerateArray())
            {
                if (JsonValue.TryText(item) is { } id && _ids.Contains(id, StringComparer.Ordinal))
                {
                    read.Failed.Add(id);
                }
                else
                {
                    read.NamesOthers = true;
                }
            }
        }

        if (answer.Json.TryGetProperty("success_list", out JsonElement done) && done.ValueKind == JsonValueKind.Array)
        {
            read.Succeeded = new HashSet<string>(done.EnumerateArray().Select(JsonValue.TryText).Where(id => id is not null && _ids.Contains(id, StringComparer.Ordinal))!, StringComparer.Ordinal);
        }

        return read;
    }

    /// <inheritdoc/>
    protected internal sealed override IdListAnswer ReadEmpty() => new();

    // An id that is only in fail_list was refused. What the two lists leave open is not known, but for an id that neither names where fail_list names
    // only ids of this call: nothing says that it failed.
    internal sealed override void Review(object? result, CallContext call)
    {
        IdListAnswer answer = (IdListAnswer)result!;
        int unnamed = 0;
        foreach (string id in _ids)
        {
            bool succeeded = answer.Succeeded?.Contains(id) == true;
            if (answer.Failed.Contains(id))
            {
                answer.Failures.Add(id, Fail(call, id, (succeeded, call.LostAnswer) switch
                {
                    (true, _) => "the tenant names it both as done and as failed",
                    (_, true) => "the tenant names it as failed, after an earlier try whose answer was lost and which may have done it",
                    _ => null,
                }));
            }
            else if (!succeeded && answer.NamesOthers)
            {
                answer.Failures.Add(id, Fail(call, id, "the tenant names as failed what was not asked for, and does not name it as done"));
            }
            else if (!succeeded && answer.Succeeded is not null)
            {
                unnamed++;
            }
        }

        if (unnamed > 0)
        {
            call.Warn($"the tenant names {unnamed} of {_ids.Count} ids neither as done nor as failed; they are taken as done.");
        }
    }

    internal override async IAsyncEnumerable<object?> StreamObjects(EiamClient client, IEiamTrace? trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int first = 0; first < _ids.Count; first += BatchSize)
        {
            EiamIdListRequest batch = (EiamIdListRequest)MemberwiseClone();
            batch._ids = [.. _ids.Skip(first).Take(BatchSize)];
            IdListAnswer? answer = null;
            EiamException? failure = null;
            try
            {
                answer = await client.SendAsync(batch, trace, cancellationToken).ConfigureAwait(false);
            }
            catch (EiamException e)
            {
                failure = e;
            }
            catch (EiamCanceledException e)
            {
                failure = e.Failure;
            }
            catch (ObjectDisposedException) when (first > 0)
            {
                failure = Failures.Disconnected(Endpoint);
            }

            if (failure is not null)
            {
                // All that were not sent have one fate.
                IReadOnlyList<string> rest = [.. _ids.Skip(failure.Outcome == RequestOutcome.NotSent ? first : first + BatchSize)];
                if (failure.Outcome != RequestOutcome.NotSent)
                {
                    yield return new IdFailure(batch._ids, failure);
                }

                if (rest.Count > 0)
                {
                    yield return new IdFailure(rest, failure.Outcome == RequestOutcome.NotSent ? failure : Failures.NotReached(NameOf(rest), failure));
                }

                yield break;
            }

            foreach (string id in batch._ids)
            {
                if (answer!.Failures.TryGetValue(id, out EiamException? own))
                {
                    yield return new IdFailure([id], own);
                }
                else if (YieldsDone)
                {
                    yield return Done(id);
                }
            }
        }
    }

    internal override System.Threading.Tasks.Task<object?> RunAsync(EiamClient client, IEiamTrace? trace, CancellationToken stop) => _ids.Count <= BatchSize
        ? base.RunAsync(client, trace, stop)
        : throw new InvalidOperationException($"A call takes {BatchSize} ids; {nameof(EiamClient.ReadResults)} sends more in batches.");

    private string NameOf(IReadOnlyList<string> ids) => ids.Count == 1 ? $"{_what} {ids[0]}"
        : ids.Count <= MaxShown ? $"{_what}s {string.Join(", ", ids)}"
        : $"{ids.Count} {_what}s";

    private static bool IsNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.ValueEquals(ReadOnlySpan<byte>.Empty));

    private EiamException Fail(CallContext call, string id, string? unknown) => Failures.OfId(
        call,
        unknown is null
            ? $"{call.Endpoint} did not do it for {_what} {id}: it is in the answer's fail_list, which gives no reason."
            : $"Whether {call.Endpoint} did it for {_what} {id} is not known: {unknown}.",
        unknown is not null);
}

/// <summary>What an answer says of the ids of a call.</summary>
public sealed class IdListAnswer
{
    internal IdListAnswer()
    {
    }

    // Of the ids that were asked for.
    internal HashSet<string> Failed { get; } = new(StringComparer.Ordinal);

    // The same; null where the answer has no such list.
    internal HashSet<string>? Succeeded { get; set; }

    // Whether something failed that was not asked for.
    internal bool NamesOthers { get; set; }

    internal Dictionary<string, EiamException> Failures { get; } = new(StringComparer.Ordinal);
}
