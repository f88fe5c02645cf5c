namespace Eiam;

/// <summary>How one check of an id token ended.</summary>
public enum CheckOutcome
{
    /// <summary>It was not made: the token's shape carries no real value, or an earlier check failed.</summary>
    NotChecked,

    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>What was checked of an id token, and how each check ended. Sources: API notes, section 3.4; CIAM:appendix/get-user-info-from-id-token.html.</summary>
public sealed class IdTokenTest : EiamRecordResult
{
    /// <summary>Whether the token is the tenant's own, whole, and of now: no check failed, and signature and times were checked.</summary>
    public bool IsValid => Format == CheckOutcome.Passed && Algorithm == CheckOutcome.Passed && Signature == CheckOutcome.Passed && Lifetime == CheckOutcome.Passed
        && Issuer != CheckOutcome.Failed && Audience != CheckOutcome.Failed;

    /// <summary>Whether it is a JWS of JSON.</summary>
    public CheckOutcome Format { get; internal set; }

    /// <summary>Whether it names RS256, the one algorithm that is documented.</summary>
    public CheckOutcome Algorithm { get; internal set; }

    /// <summary>Whether a key of the tenant signed it.</summary>
    public CheckOutcome Signature { get; internal set; }

    /// <summary>Whether it counts now: between <c>nbf</c> and <c>exp</c>, with two minutes to either side for clocks that differ.</summary>
    public CheckOutcome Lifetime { get; internal set; }

    /// <summary>Whether <c>iss</c> is the one that was given, or the tenant's own.</summary>
    public CheckOutcome Issuer { get; internal set; }

    /// <summary>Whether <c>aud</c> has the one that was given, or the session's client id.</summary>
    public CheckOutcome Audience { get; internal set; }

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The id of the key that it names (<c>kid</c>); null for none.</summary>
    public string? KeyId { get; internal set; }

    /// <summary>When it ends (<c>exp</c>); null where it does not say.</summary>
    public System.DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>What is wrong, or that it is valid.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => IsValid ? "valid" : Reason ?? "not valid";
}
