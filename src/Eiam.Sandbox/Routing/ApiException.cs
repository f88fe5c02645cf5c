using System;

namespace Eiam.Sandbox.Routing;

/// <summary>Ends a request with an error answer. <see cref="SdkErrors"/>, <see cref="TenantErrors"/> and <see cref="OAuthErrors"/> make it.</summary>
/// <param name="family">Whose envelope and spelling the answer has.</param>
/// <param name="code">The code, without the prefix that the tenant's options put before those of the SDK family.</param>
/// <param name="message">The text, sent as <c>error_msg</c> or <c>error_description</c>.</param>
/// <param name="statusCode">The HTTP status.</param>
internal sealed class ApiException(ApiFamily family, string code, string message, int statusCode = 400) : Exception(message)
{
    internal ApiFamily Family { get; } = family;

    internal string Code { get; } = code;

    internal int StatusCode { get; } = statusCode;
}
