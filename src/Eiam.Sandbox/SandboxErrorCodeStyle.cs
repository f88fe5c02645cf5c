namespace Eiam.Sandbox;

/// <summary>How error codes are spelled. The vendor's pages print both.</summary>
public enum SandboxErrorCodeStyle
{
    /// <summary><c>IDAAS.SDK.COMMON.1007</c>, as on the mini-program pages.</summary>
    Prefixed,

    /// <summary><c>SDK.COMMON.1007</c>, as in the table of return codes.</summary>
    Unprefixed,
}
