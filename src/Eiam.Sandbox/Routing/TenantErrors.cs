using System.Collections.Generic;

namespace Eiam.Sandbox.Routing;

/// <summary>
/// The documented errors of <c>/api/v2/tenant/</c>, all HTTP 400, and the sandbox's own for a permission that is missing. They have no prefix whatever the code style: with
/// <c>IDAAS.</c> the same numbers mean other things (CT:error-code-list).
/// </summary>
internal static class TenantErrors
{
    /// <summary>All pages T:user/*.</summary>
    internal static ApiException UserNotFound() => New("USER.0001", "user does not exist");

    /// <summary>T:org/add-org-leader.</summary>
    internal static ApiException UserIsDisabled() => New("USER.0004", "user is disabled");

    /// <summary>T:user/reset-password: the user has none.</summary>
    internal static ApiException NoMobile() => New("USER.0011", "mobile number cannot be empty");

    /// <summary>T:user/reset-password: the user has none.</summary>
    internal static ApiException NoEmail() => New("USER.0012", "email cannot be empty");

    /// <summary>T:user/reset-password.</summary>
    internal static ApiException BadSendMode() => New("MSG.0004", "sending mode not allowed");

    /// <summary>T:user/modify-password.</summary>
    internal static ApiException BadPasswordLength(int least, int most) => New("PWD.0002", $"password length is {least}~{most} characters");

    /// <summary>T:user/modify-password.</summary>
    internal static ApiException PasswordIsUserName() => New("PWD.0003", "password equals the user name");

    /// <summary>T:user/modify-password.</summary>
    internal static ApiException PasswordIsReversedUserName() => New("PWD.0004", "password equals the reversed user name");

    /// <summary>What a wrong old password is answered with is not documented; PWD.0006 is among the codes of the call, without its text.</summary>
    internal static ApiException WrongOldPassword() => New("PWD.0006", "the old password is wrong");

    /// <summary>All pages T:org/*.</summary>
    internal static ApiException OrganizationNotFound() => New("ORG.0001", "organization does not exist");

    /// <summary>T:org/create-org.</summary>
    internal static ApiException ParentNotFound() => New("ORG.0008", "parent organization does not exist");

    /// <summary>Only Huawei's list of errors names it.</summary>
    internal static ApiException OrganizationCodeTaken() => New("ORG.0012", "organization code already exists");

    /// <summary>T:org/delete-org.</summary>
    internal static ApiException OrganizationHasChildren() => New("ORG.0020", "cannot delete: sub-organizations exist");

    /// <summary>T:org/delete-org.</summary>
    internal static ApiException OrganizationHasUsers() => New("ORG.0022", "cannot delete: users exist");

    /// <summary>T:org/disable-org.</summary>
    internal static ApiException OrganizationHasActiveChildren() => New("ORG.0024", "cannot disable: active sub-organizations exist");

    /// <summary>T:org/disable-org.</summary>
    internal static ApiException OrganizationHasActiveUsers() => New("ORG.0026", "cannot disable: active users exist");

    /// <summary>All pages T:account/*.</summary>
    internal static ApiException ApplicationNotFound() => New("APP.0001", "application does not exist");

    /// <summary>All pages T:account/*.</summary>
    internal static ApiException AccountNotFound() => New("APP.ACCOUNT.0028", "application account does not exist");

    /// <summary>T:user/accounts: the user has one in the application.</summary>
    internal static ApiException AccountExists() => New("APP.ACC.0029", "application account exists");

    /// <summary>T:user/accounts.</summary>
    internal static ApiException AccountNameTaken() => New("APP.ACC.0013", "account name exists");

    /// <summary>T:account/bind-public-account-owner.</summary>
    internal static ApiException OwnerNotFound() => New("APP.ACCOUNT.0037", "owner does not exist");

    /// <summary>T:account/check-public-account-user and the others of public accounts.</summary>
    internal static ApiException PublicAccountNotFound() => New("APP.ACCOUNT.0038", "public account does not exist");

    /// <summary>The Chinese twin of T:account/obtain-accountlist.</summary>
    internal static ApiException BadAccountType() => New("APP.ACCOUNT.0045", "wrong account type");

    /// <summary>All pages T:role/*.</summary>
    internal static ApiException RoleNotFound() => New("APP.ROLE.0002", "role does not exist");

    /// <summary>T:account/add-member-role.</summary>
    internal static ApiException NoRoleModel() => New("APP.OBJECTMODEL.0006", "the role model of the application is not switched on");

    /// <summary>All pages T:apporg/*.</summary>
    internal static ApiException ApplicationOrganizationNotFound() => New("APP.ORG.0024", "application organization does not exist");

    /// <summary>T:user/delete-part-time-job.</summary>
    internal static ApiException JobNotFound() => New("USER.0093", "the user's employment information does not exist");

    /// <summary>All pages T:job-position/*.</summary>
    internal static ApiException PositionNotFound() => New("JOB.POSITION.0001", "position does not exist");

    /// <summary>T:job-position/delete-job-position.</summary>
    internal static ApiException PositionIsInUse() => New("JOB.POSITION.0017", "position is in use");

    /// <summary>The Chinese twin of T:job-title/get-job-title.</summary>
    internal static ApiException TitleNotFound() => New("JOB.TITLE.0001", "title does not exist");

    /// <summary>T:job-title/add-job-title.</summary>
    internal static ApiException TitleCodeTaken() => New("JOB.TITLE.0009", "title code exists");

    /// <summary>All pages of jobs, positions and titles.</summary>
    internal static ApiException NoJobManagement() => New("ENT.CONFIG.0031", "job management is not switched on");

    /// <summary>
    /// What a missing permission is answered with is not documented: here it is HTTP 403 in the envelope of the other errors, with a code of the
    /// sandbox's own, which no tenant sends.
    /// </summary>
    internal static ApiException NoPermission(IReadOnlyList<string> needed) => new(
        ApiFamily.Tenant, "SANDBOX.PERMISSION.0001", "the application has none of the permissions " + string.Join(", ", needed), 403);

    /// <summary>T:apporg/add-app-org.</summary>
    internal static ApiException ApplicationParentNotFound() => New("APP.ORG.0040", "parent of the application organization does not exist");

    /// <summary>T:apporg/modify-app-org.</summary>
    internal static ApiException ApplicationOrganizationNotVirtual() => New("APP.ORG.0041", "only created virtual organizations can be changed");

    /// <summary>T:apporg/delete-app-org.</summary>
    internal static ApiException ApplicationOrganizationHasChildren() => New("APP.ORG.0027", "cannot delete: sub-organizations exist");

    /// <summary>T:apporg/delete-app-org.</summary>
    internal static ApiException ApplicationOrganizationHasAccounts() => New("APP.ORG.0028", "cannot delete: accounts exist");

    /// <summary>T:apporg/add-app-org, which prints it for the code of an organization.</summary>
    internal static ApiException ApplicationCodeTaken() => New("APP.0009", "application code already exists");

    /// <summary>T:apporg/add-app-org.</summary>
    internal static ApiException NoOrganizationModel() => New("APP.OBJECTMODEL.0005", "the organization model of the application is not switched on");

    /// <summary>T:job-title/add-job-title; used for the fields of other calls too, whose tables are cut.</summary>
    internal static ApiException BadParameter(string name) => New("COM.0601", $"parameter missing or of the wrong type: {name}");

    /// <summary>For a value that has to be unique; the tables that have its code are cut.</summary>
    internal static ApiException Taken(string name) => New("COM.0601", $"parameter is taken by another object: {name}");

    /// <summary>The Chinese twin of T:job-title/job-titles.</summary>
    internal static ApiException BadPageSize() => New("OAP.PAGE.0001", "paging parameter error");

    /// <summary>The Chinese twin of T:apporg/obtain-app-authorizedorg.</summary>
    internal static ApiException BadPageNumber() => New("OAP.PAGE.0003", "page number breaks the rule");

    /// <summary>T:role/check-role-list: of the lists whose pages have 1 to 50 rows.</summary>
    internal static ApiException BadSmallPage(string name) => New("TENANT-COMMON-0005", $"parameter error, {name}" + (name == "limit" ? ": at most 50" : string.Empty));

    private static ApiException New(string code, string message) => new(ApiFamily.Tenant, code, message);
}
