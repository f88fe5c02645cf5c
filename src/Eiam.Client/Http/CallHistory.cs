namespace Eiam.Client.Http;

/// <summary>What is known of a call beyond its last try. A call whose token was refused is made ready once more, with another, and goes on with this.</summary>
internal sealed class CallHistory
{
    /// <summary>Whether an earlier try was sent, and what it did is not known.</summary>
    public bool LostAnswer { get; set; }
}
