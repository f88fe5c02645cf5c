namespace Eiam.Client.Http;

/// <summary>How one try of a call ended: with a failure, or with what the answer was read into.</summary>
internal readonly struct AttemptResult(object? value, EiamException? failure)
{
    /// <summary>Null where the answer could be read.</summary>
    public EiamException? Failure { get; } = failure;

    /// <summary>What the request made of the answer.</summary>
    public object? Value { get; } = value;
}
