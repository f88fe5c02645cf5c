using System;
using System.Threading;

namespace Eiam.Client;

/// <summary>The caller's own token ended a call; <see cref="Failure"/> says what is known of its fate.</summary>
public sealed class EiamCanceledException : OperationCanceledException
{
    internal EiamCanceledException(EiamException failure, CancellationToken token)
        : base(failure.Message, failure, token) => Failure = failure;

    /// <summary>What is known of the call.</summary>
    public EiamException Failure { get; }
}
