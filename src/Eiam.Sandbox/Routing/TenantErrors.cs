namespace Eiam.Sandbox.Routing;

/// <summary>
/// The documented errors of <c>/api/v2/tenant/</c>, all HTTP 400. They have no prefix whatever the code style: with
/// <c>IDAAS.</c> the same numbers mean other things (CT:error-code-list).
/// </summary>
internal static class TenantErrors
{
    /// <summary>All pages T:user/*.</summary>
    internal static ApiException UserNotFound() => New("USER.0001", "user does not exist");

    /// <summary>T:job-title/add-job-title; used for the fields of other calls too, whose tables are cut.</summary>
    internal static ApiException BadParameter(string name) => New("COM.0601", $"parameter missing or of the wrong type: {name}");

    /// <summary>The Chinese twin of T:job-title/job-titles.</summary>
    internal static ApiException BadPageSize() => New("OAP.PAGE.0001", "paging parameter error");

    /// <summary>The Chinese twin of T:apporg/obtain-app-authorizedorg.</summary>
    internal static ApiException BadPageNumber() => New("OAP.PAGE.0003", "page number breaks the rule");

    private static ApiException New(string code, string message) => new(ApiFamily.Tenant, code, message);
}
