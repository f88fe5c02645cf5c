namespace Eiam.Client.Http;

/// <summary>How one try ended; the retry rule sees this alone.</summary>
internal abstract class Try
{
    public EiamException? Failure { get; protected init; }
}

/// <summary>How one try ended, with what a successful answer was read into.</summary>
internal sealed class Try<TResponse> : Try
{
    public Try(TResponse response) => Response = response;

    public Try(EiamException failure) => Failure = failure;

    public TResponse? Response { get; }
}
