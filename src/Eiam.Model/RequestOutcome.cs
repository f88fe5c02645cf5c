namespace Eiam;

/// <summary>What is known of a failed request's fate.</summary>
public enum RequestOutcome
{
    /// <summary>It never left this machine, or no byte of its body did.</summary>
    NotSent,

    /// <summary>The tenant refused it (any 4xx): nothing was done.</summary>
    Rejected,

    /// <summary>It was sent, and whether it was carried out is not known.</summary>
    Unknown,

    /// <summary>The tenant carried it out; what failed came after it, such as reading the object again.</summary>
    CarriedOut,
}
