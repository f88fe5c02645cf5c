namespace Eiam;

/// <summary>
/// A secret as it was given to a parameter: a string, a SecureString, a number, or an object of this module that contains the secret (a sandbox
/// code, a login result). PowerShell converts to it by the constructor, in proxies and Pester's mocks too, and the conversion never fails: an
/// error of PowerShell's own would show the record with all its secrets. The cmdlet refuses what is no secret.
/// </summary>
public sealed class Secret
{
    /// <summary>Keeps what was given. Nothing is read yet.</summary>
    /// <param name="value">Anything.</param>
    public Secret(object? value) => Value = value is Secret secret ? secret.Value : value;

    internal object? Value { get; }

    /// <summary>Never the secret.</summary>
    /// <returns>A mask.</returns>
    public override string ToString() => "***";
}
