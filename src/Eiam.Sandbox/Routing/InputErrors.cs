namespace Eiam.Sandbox.Routing;

/// <summary>What is wrong with a part of a request, in the words of the route's family.</summary>
internal static class InputErrors
{
    internal static ApiException Blank(ApiFamily family, string name) =>
        family == ApiFamily.Sdk ? SdkErrors.Blank(name) : Other(family, name);

    internal static ApiException BadFormat(ApiFamily family, string name) =>
        family == ApiFamily.Sdk ? SdkErrors.BadFormat(name) : Other(family, name);

    internal static ApiException BadType(ApiFamily family, string name) =>
        family == ApiFamily.Sdk ? SdkErrors.BadType(name) : Other(family, name);

    /// <summary>Only the SDK family has a code for each of the three.</summary>
    private static ApiException Other(ApiFamily family, string name) => family == ApiFamily.Tenant
        ? TenantErrors.BadParameter(name)
        : OAuthErrors.InvalidRequest($"{name} is missing or malformed");
}
