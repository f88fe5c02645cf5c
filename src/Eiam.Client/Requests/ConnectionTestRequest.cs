using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>
/// Looks at the way to the tenant, step by step, with reads only: no code, no password and no token of the session is used. A step that fails is a
/// result. Not quiet, it yields a <see cref="ConnectionCheck"/> for each step as it is done; quiet, a boolean: whether none failed.
/// </summary>
public sealed class ConnectionTestRequest : EiamRequest
{
    private readonly bool _quiet;

    /// <summary>Makes the request.</summary>
    /// <param name="quiet">Whether one boolean is wanted.</param>
    public ConnectionTestRequest(bool quiet = false)
        : base(Endpoints.KeySet) => _quiet = quiet;

    /// <inheritdoc/>
    public override bool IsList => !_quiet;

    internal override async Task<object?> RunAsync(EiamClient client, IEiamTrace? trace, CancellationToken stop)
    {
        bool passed = true;
        await foreach (ConnectionCheck check in ConnectionProbe.RunAsync(client, trace, stop).ConfigureAwait(false))
        {
            passed &= check.Outcome != CheckOutcome.Failed;
        }

        return passed;
    }

    internal override object? ReadObject(Answer? answer) => throw new NotSupportedException();

    internal override async IAsyncEnumerable<object?> StreamObjects(EiamClient client, IEiamTrace? trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ConnectionCheck check in ConnectionProbe.RunAsync(client, trace, cancellationToken).ConfigureAwait(false))
        {
            yield return check;
        }
    }
}
