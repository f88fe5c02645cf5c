namespace Eiam.Client;

/// <summary>Takes the redacted trace of a call. Called from any thread, also after the call was cancelled.</summary>
public interface IEiamTrace
{
    /// <summary>Whether <see cref="Verbose"/> is worth calling.</summary>
    bool IsVerbose { get; }

    /// <summary>Whether <see cref="Debug"/> is worth calling.</summary>
    bool IsDebug { get; }

    /// <summary>One line a request, and one line a retry.</summary>
    /// <param name="message">Redacted text.</param>
    void Verbose(string message);

    /// <summary>Headers and bodies.</summary>
    /// <param name="message">Redacted text.</param>
    void Debug(string message);

    /// <summary>Something about an answer that a person should know, although the call succeeded.</summary>
    /// <param name="message">Redacted text.</param>
    void Warning(string message);
}
