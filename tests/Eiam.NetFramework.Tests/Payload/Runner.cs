using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;

namespace Eiam.NetFramework.Payload;

/// <summary>Prints a line for each check: its name, and how it ended.</summary>
public static class Runner
{
    /// <summary>What is asked for beside the rows of the table.</summary>
    public static IReadOnlyList<string> Beside { get; } = ["any DELETE with a body", "any PATCH", "a connection test"];

    private const string Mobile = "13800000000";

    /// <summary>Runs what the second argument names.</summary>
    /// <param name="arguments">The folder, the run, and what that needs.</param>
    public static void Run(string[] arguments)
    {
        _ = arguments ?? throw new ArgumentNullException(nameof(arguments));
        ThreadPool.SetMinThreads(64, 64);
        switch (arguments[1])
        {
            case "requests":
                RequestsAsync(new Uri(arguments[2]), arguments[3], arguments[4]).GetAwaiter().GetResult();
                break;
            case "faults":
                FaultsAsync().GetAwaiter().GetResult();
                break;
            default:
                throw new ArgumentException("Give requests or faults.", nameof(arguments));
        }

        // Where each assembly came from, after all of them were needed.
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic))
        {
            Console.WriteLine("LOADED " + assembly.GetName().Name + " " + assembly.Location);
        }
    }

    private static async Task RequestsAsync(Uri tenant, string clientId, string secret)
    {
        using EiamClient client = new(Options(tenant, clientId, SecretText.ToSecure(secret)));
        Control(tenant, "users", $"{{\"mobile\":\"{Mobile}\",\"user_name\":\"zhangsan\",\"email\":\"z@example.com\",\"require_mfa\":true}}");
        Control(tenant, "users", "{\"mobile\":\"13800000001\",\"user_name\":\"lisi\"}");
        System.Security.SecureString wrong = SecretText.ToSecure("wrong");
        Dictionary<string, Func<Task<object?>>> calls = new(StringComparer.Ordinal)
        {
            [Endpoints.WeChatMiniProgramLogin.Name] = async () => (await LoginAsync(client, tenant, Mobile).ConfigureAwait(false)).Status,
            [Endpoints.WeChatMobileBind.Name] = async () => (await BindAsync(client, tenant, "13800000001", false).ConfigureAwait(false)).Status,
            [Endpoints.WeChatMobileRegisterBind.Name] = async () => (await BindAsync(client, tenant, "13900000001", true).ConfigureAwait(false)).Status,
            [Endpoints.MfaSms.Name] = async () => (await MfaAsync(client, tenant, "MfaSms", Recipient.Of(Mobile, null), $"\"mobile\":\"{Mobile}\"").ConfigureAwait(false)).Status,
            [Endpoints.MfaEmail.Name] = async () => (await MfaAsync(client, tenant, "MfaEmail", Recipient.Of(null, "z@example.com"), "\"email\":\"z@example.com\"").ConfigureAwait(false)).Status,
            [Endpoints.Captcha.Name] = async () => (await client.SendAsync(new CaptchaRequest()).ConfigureAwait(false)).OriginalImage!.Length > 0,
            [Endpoints.CaptchaVerify.Name] = async () => (await SolvedAsync(client, Recipient.Of(Mobile, null)).ConfigureAwait(false)).Mobile,
            [Endpoints.SmsSend.Name] = async () => (await SendAsync(client, Recipient.Of(Mobile, null)).ConfigureAwait(false)).Type,
            [Endpoints.EmailSend.Name] = async () => (await SendAsync(client, Recipient.Of(null, "z@example.com")).ConfigureAwait(false)).Type,
            [Endpoints.CountryCodes.Name] = async () => (await client.SendAsync(new CountryCodesRequest()).ConfigureAwait(false)).Items[0].Country,
            [Endpoints.MobileByToken.Name] = async () =>
            {
                LoginResult login = await PendingAsync(client, tenant).ConfigureAwait(false);
                return (await client.SendAsync(new StateTokenMobileRequest(login.StateToken)).ConfigureAwait(false)).Mobile;
            },
            [Endpoints.PasswordLogin.Name] = () => RefusedAsync(client, new PasswordLoginRequest("zhangsan", wrong), "SDK.LOGIN.1005"),
            [Endpoints.MobileCodeLogin.Name] = () => RefusedAsync(client, new VerificationCodeLoginRequest(Recipient.Of(Mobile, null), wrong), "SDK.SMS.1005"),
            [Endpoints.EmailCodeLogin.Name] = () => RefusedAsync(client, new VerificationCodeLoginRequest(Recipient.Of(null, "z@example.com"), wrong), "SDK.SMS.1006"),
            [Endpoints.WeChatLogin.Name] = () => RefusedAsync(client, new SocialLoginRequest(SocialProvider.WeChat, wrong), "SDK.COMMON.1005"),
            [Endpoints.AlipayLogin.Name] = () => RefusedAsync(client, new SocialLoginRequest(SocialProvider.Alipay, wrong), "SDK.COMMON.1005"),
            [Endpoints.AppleLogin.Name] = () => RefusedAsync(client, new SocialLoginRequest(SocialProvider.Apple, wrong), "SDK.COMMON.1005"),
            [Endpoints.AlipayMiniProgramLogin.Name] = () => RefusedAsync(client, new SocialLoginRequest(SocialProvider.AlipayMiniProgram, wrong), "SDK.COMMON.1005"),
            [Endpoints.SocialBind.Name] = () => RefusedAsync(client, SocialBindRequest.ByCode(wrong, Recipient.Of(Mobile, null), wrong, false), "SDK.COMMON.1007"),
            [Endpoints.SocialRegisterBind.Name] = () => RefusedAsync(client, SocialBindRequest.ByCode(wrong, Recipient.Of(Mobile, null), wrong, true), "SDK.COMMON.1007"),
            [Endpoints.SocialPasswordBind.Name] = () => RefusedAsync(client, SocialBindRequest.ByPassword(wrong, "zhangsan", wrong), "SDK.COMMON.1007"),
            [Endpoints.AlipayMobileBind.Name] = () => RefusedAsync(client, new AlipayMobileBindRequest(wrong, wrong, false), "SDK.COMMON.1007"),
            [Endpoints.AlipayMobileRegisterBind.Name] = () => RefusedAsync(client, new AlipayMobileBindRequest(wrong, wrong, true), "SDK.COMMON.1007"),
            [Endpoints.SocialUnbindAccount.Name] = () => RefusedAsync(client, SocialUnbindRequest.ById(wrong, "x"), "SDK.PARAM.0016"),
            [Endpoints.SocialUnbind.Name] = () => RefusedAsync(client, SocialUnbindRequest.ByUid(wrong, "x", "weixin"), "SDK.PARAM.0016"),
            [Endpoints.Register.Name] = () => RefusedAsync(client, new RegisterRequest("13900000009", wrong, wrong, null, new UserProfile()), "SDK.SMS.1005"),
            [Endpoints.ForcedPassword.Name] = () => RefusedAsync(client, ForcedPasswordRequest.ByOldPassword(wrong, wrong, wrong), "SDK.PARAM.0014"),
            [Endpoints.ForcedPasswordByEmail.Name] = () => RefusedAsync(client, ForcedPasswordRequest.ByEmail(wrong, wrong, wrong), "SDK.PARAM.0014"),
            [Endpoints.SkipPassword.Name] = () => RefusedAsync(client, new SkipPasswordRequest(wrong), "SDK.PARAM.0014"),
            [Endpoints.PasswordExists.Name] = async () =>
                await client.SendAsync(new PasswordExistsRequest((await BindAsync(client, tenant, "13900000003", true).ConfigureAwait(false)).IdToken)).ConfigureAwait(false),
            [Endpoints.PasswordChange.Name] = () => RefusedAsync(client, PasswordChangeRequest.ByOldPassword(wrong, wrong, wrong), "SDK.PARAM.0016"),
            [Endpoints.PasswordChangeByMobile.Name] = () => RefusedAsync(client, PasswordChangeRequest.ByCode(wrong, true, wrong, wrong), "SDK.PARAM.0016"),
            [Endpoints.PasswordChangeByEmail.Name] = () => RefusedAsync(client, PasswordChangeRequest.ByCode(wrong, false, wrong, wrong), "SDK.PARAM.0016"),
            [Endpoints.PasswordResetByMobile.Name] = () => RefusedAsync(client, new PasswordResetRequest(Recipient.Of(Mobile, null), wrong, wrong), "SDK.SMS.1005"),
            [Endpoints.PasswordResetByEmail.Name] = () => RefusedAsync(client, new PasswordResetRequest(Recipient.Of(null, "z@example.com"), wrong, wrong), "SDK.SMS.1006"),
            [Endpoints.ProfileUpdate.Name] = async () => await client.SendAsync(
                new ProfileUpdateRequest((await BindAsync(client, tenant, "13900000004", true).ConfigureAwait(false)).IdToken, new UserProfile { Name = "n" })).ConfigureAwait(false),
            [Endpoints.MobileUpdate.Name] = () => RefusedAsync(client, new MobileUpdateRequest(wrong, "13900000005", wrong), "SDK.PARAM.0016"),
            [Endpoints.TokenRefresh.Name] = async () =>
                (await client.SendAsync(new TokenRefreshRequest((await BindAsync(client, tenant, "13900000006", true).ConfigureAwait(false)).SessionToken)).ConfigureAwait(false)).Status,
            [Endpoints.KeySet.Name] = async () => (await client.SendAsync(
                new IdTokenTestRequest((await BindAsync(client, tenant, "13900000007", true).ConfigureAwait(false)).IdToken, issuer: "https://eiam-sandbox.invalid/api/v1/oauth2")).ConfigureAwait(false)).IsValid ? "valid" : throw new InvalidOperationException("The token is not valid."),
            [Endpoints.SocialAccounts.Name] = async () =>
            {
                LoginResult bound = await BindAsync(client, tenant, "13900000002", true).ConfigureAwait(false);
                return (await client.SendAsync(new SocialAccountsRequest(bound.IdToken)).ConfigureAwait(false)).Items.Single().SocialType;
            },
            [Endpoints.TenantToken.Name] = async () => (await client.SendAsync(UserRequest.ByUserName("lisi")).ConfigureAwait(false)).UserName,
            [Endpoints.Users.Name] = async () => (await client.SendAsync(new UsersRequest()).ConfigureAwait(false)).Items.Count > 0,
            [Endpoints.UserById.Name] = async () =>
            {
                User user = await client.SendAsync(UserRequest.ByUserName("zhangsan")).ConfigureAwait(false);
                return (await client.SendAsync(UserRequest.ById(user.UserId)).ConfigureAwait(false)).UserName;
            },
            [Endpoints.UserByUserName.Name] = async () => (await client.SendAsync(UserRequest.ByUserName("zhangsan")).ConfigureAwait(false)).UserName,
            [Endpoints.UserByMobile.Name] = async () => (await client.SendAsync(UserRequest.ByMobile(Mobile)).ConfigureAwait(false)).UserName,
            [Endpoints.UserByEmail.Name] = async () => (await client.SendAsync(UserRequest.ByEmail("z@example.com")).ConfigureAwait(false)).UserName,
            [Endpoints.UserCreate.Name] = async () => (await client.SendAsync(new UserCreateRequest(new UserFields { UserName = "new", Mobile = "13900000099", Birthday = "1990-03-07" })).ConfigureAwait(false)).UserId!.Length > 0,
            [Endpoints.UserUpdate.Name] = () => RefusedAsync(client, UserChangeRequest.Fields("x", new UserFields { Name = "n" }), "USER.0001"),
            [Endpoints.UserRemove.Name] = () => RefusedAsync(client, UserChangeRequest.Remove("x"), "USER.0001"),
            [Endpoints.UserEnable.Name] = () => RefusedAsync(client, UserChangeRequest.Enable("x", true), "USER.0001"),
            [Endpoints.UserDisable.Name] = () => RefusedAsync(client, UserChangeRequest.Enable("x", false), "USER.0001"),
            [Endpoints.UserPassword.Name] = () => RefusedAsync(client, UserChangeRequest.Password("x", SecretText.ToSecure("new-pass-1")), "USER.0001"),
            [Endpoints.UserPasswordByOld.Name] = () => RefusedAsync(client, UserChangeRequest.PasswordByOld("x", SecretText.ToSecure("new-pass-1"), SecretText.ToSecure("old-pass-1")), "USER.0001"),
            [Endpoints.UserPasswordReset.Name] = () => RefusedAsync(client, UserChangeRequest.ResetPassword("x", "Sms"), "USER.0001"),
            [Endpoints.OrganizationCreate.Name] = async () => (await client.SendAsync(new OrganizationCreateRequest(new OrganizationFields { Code = "sales", Name = "Sales" })).ConfigureAwait(false)).OrganizationId!.Length > 0,
            [Endpoints.Organizations.Name] = async () => (await client.SendAsync(new OrganizationsRequest { UpdatedAfter = TenantTime.Write(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), TenantTime.Zone("Asia/Shanghai", "TimeZone")) }).ConfigureAwait(false)).Items.Count >= 0,
            [Endpoints.OrganizationById.Name] = () => RefusedAsync(client, new OrganizationRequest("x"), "ORG.0001"),
            [Endpoints.OrganizationUpdate.Name] = () => RefusedAsync(client, OrganizationChangeRequest.Fields("x", new OrganizationFields { Name = "n" }), "ORG.0001"),
            [Endpoints.OrganizationRemove.Name] = () => RefusedAsync(client, OrganizationChangeRequest.Remove("x"), "ORG.0001"),
            [Endpoints.OrganizationEnable.Name] = () => RefusedAsync(client, OrganizationChangeRequest.Enable("x", true), "ORG.0001"),
            [Endpoints.OrganizationDisable.Name] = () => RefusedAsync(client, OrganizationChangeRequest.Enable("x", false), "ORG.0001"),
            [Endpoints.OrganizationLeader.Name] = () => RefusedAsync(client, new OrganizationLeaderRequest("x"), "ORG.0001"),
            [Endpoints.OrganizationLeaderUpdate.Name] = () => RefusedAsync(client, OrganizationChangeRequest.Leader("x", "u"), "ORG.0001"),
            [Endpoints.Accounts.Name] = () => RefusedAsync(client, new AccountsRequest("x") { Type = AccountType.Public }, "APP.0001"),
            [Endpoints.AccountById.Name] = () => RefusedAsync(client, new AccountRequest("x", "y"), "APP.0001"),
            [Endpoints.UserAccounts.Name] = async () =>
                (await client.SendAsync(new UserAccountsRequest((await client.SendAsync(UserRequest.ByUserName("zhangsan")).ConfigureAwait(false)).UserId)).ConfigureAwait(false)).Items.Count >= 0,
            [Endpoints.AccountCreateBasic.Name] = () => RefusedAsync(client, AccountCreateRequest.Basic("x", "u", new AccountFields { Password = wrong }), "APP.0001"),
            [Endpoints.AccountCreatePublic.Name] = () => RefusedAsync(client, AccountCreateRequest.Public("x", new AccountFields { AccountName = "n" }), "APP.0001"),
            [Endpoints.AccountCreateOrphan.Name] = () => RefusedAsync(client, AccountCreateRequest.Orphan("x", new AccountFields { AccountName = "n" }), "APP.0001"),
            [Endpoints.UserAccountCreate.Name] = () => RefusedAsync(client, AccountCreateRequest.OfUser("x", "u"), "APP.0001"),
            [Endpoints.AccountUpdate.Name] = () => RefusedAsync(client, AccountChangeRequest.Fields("x", "y", new AccountFields { AccountName = "n", Password = wrong }), "APP.0001"),
            [Endpoints.AccountRemove.Name] = () => RefusedAsync(client, AccountChangeRequest.Remove("x", "y"), "APP.0001"),
            [Endpoints.AccountEnable.Name] = () => RefusedAsync(client, AccountChangeRequest.Enable("x", "y", true), "APP.0001"),
            [Endpoints.AccountDisable.Name] = () => RefusedAsync(client, AccountChangeRequest.Enable("x", "y", false), "APP.0001"),
            [Endpoints.AccountUsers.Name] = () => RefusedAsync(client, new AccountUsersRequest("x", "y"), "APP.0001"),
            [Endpoints.AccountUsersAdd.Name] = () => RefusedAsync(client, AccountChangeRequest.AddUsers("x", "y", new[] { "zhangsan" }), "APP.0001"),
            [Endpoints.AccountUsersRemove.Name] = () => RefusedAsync(client, AccountChangeRequest.RemoveUsers("x", "y", new[] { "zhangsan" }), "APP.0001"),
            [Endpoints.AccountOwner.Name] = () => RefusedAsync(client, new AccountOwnerRequest("x", "y"), "APP.0001"),
            [Endpoints.AccountOwnerUpdate.Name] = () => RefusedAsync(client, AccountChangeRequest.Owner("x", "y", "u"), "APP.0001"),
            [Endpoints.UserJobs.Name] = () => RefusedAsync(client, new UserJobsRequest("x"), "USER.0001"),
            [Endpoints.UserTransfer.Name] = () => RefusedAsync(client, UserJobChangeRequest.Transfer("x", new JobPlace("o", string.Empty, string.Empty)), "USER.0001"),
            [Endpoints.PartTimeJobCreate.Name] = () => RefusedAsync(client, new UserJobCreateRequest("x", new JobPlace("o", null, null)), "USER.0001"),
            [Endpoints.PartTimeJobUpdate.Name] = () => RefusedAsync(client, UserJobChangeRequest.Update("x", "j", new JobPlace("o", "p", "t")), "USER.0001"),
            [Endpoints.PartTimeJobRemove.Name] = () => RefusedAsync(client, UserJobChangeRequest.Remove("x", "j"), "USER.0001"),
            [Endpoints.JobPositions.Name] = async () => (await client.SendAsync(new JobPositionsRequest()).ConfigureAwait(false)).Items.Count >= 0,
            [Endpoints.JobPositionCreate.Name] = () => RefusedAsync(client, new JobPositionCreateRequest(new JobPositionFields { OrganizationCode = "x", Name = "n", Code = "c" }), "ORG.0001"),
            [Endpoints.JobPositionUpdate.Name] = () => RefusedAsync(client, JobPositionChangeRequest.Fields("x", new JobPositionFields { OrganizationCode = "x", Name = "n", Code = "c" }), "JOB.POSITION.0001"),
            [Endpoints.JobPositionRemove.Name] = () => RefusedAsync(client, JobPositionChangeRequest.Remove("x"), "JOB.POSITION.0001"),
            [Endpoints.JobTitles.Name] = async () => (await client.SendAsync(new JobTitlesRequest()).ConfigureAwait(false)).Items.Count >= 0,
            [Endpoints.JobTitleById.Name] = () => RefusedAsync(client, new JobTitleRequest("x"), "JOB.TITLE.0001"),
            [Endpoints.JobTitleCreate.Name] = async () => (await client.SendAsync(new JobTitleCreateRequest("lead", "Lead")).ConfigureAwait(false)).TitleId!.Length > 0,
            [Endpoints.ApplicationOrganizations.Name] = () => RefusedAsync(client, new ApplicationOrganizationsRequest("x"), "APP.0001"),
            [Endpoints.ApplicationOrganizationById.Name] = () => RefusedAsync(client, new ApplicationOrganizationRequest("x", "y"), "APP.0001"),
            [Endpoints.ApplicationOrganizationCreate.Name] = () => RefusedAsync(client, new ApplicationOrganizationCreateRequest("x", new ApplicationOrganizationFields { Code = "c", Name = "n" }), "APP.0001"),
            [Endpoints.ApplicationOrganizationUpdate.Name] = () => RefusedAsync(client, ApplicationOrganizationChangeRequest.Fields("x", "y", new ApplicationOrganizationFields { Name = "n" }), "APP.0001"),
            [Endpoints.ApplicationOrganizationRemove.Name] = () => RefusedAsync(client, ApplicationOrganizationChangeRequest.Remove("x", "y"), "APP.0001"),
            [Endpoints.Logs.Name] = async () => (await client.SendAsync(new LogsRequest(new LogSpan(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow, TenantTime.Default))).ConfigureAwait(false)).Items.Count >= 0,
            [Endpoints.AuthenticationCount.Name] = async () => (await client.SendAsync(new AuthenticationCountRequest(new LogSpan(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow, TenantTime.Default))).ConfigureAwait(false)).Total >= 0,

            // Calls of no row, with methods and bodies that .NET Framework has its own mind about.
            ["any DELETE with a body"] = () => RefusedAsync(client, new RestRequest(RestMethod.Delete, "/api/v2/tenant/organizations/x", RestCredential.Tenant, new RestContent { Body = "{}" }), "ORG.0001"),
            ["any PATCH"] = async () =>
            {
                try
                {
                    return await client.SendAsync(new RestRequest(RestMethod.Patch, "/api/v2/tenant/organizations/x", RestCredential.Tenant, new RestContent { Body = "[1]" })).ConfigureAwait(false);
                }
                catch (EiamException e) when (e.StatusCode == 405)
                {
                    return e.StatusCode;
                }
            },
            ["a connection test"] = async () => await client.SendAsync((EiamRequest)new ConnectionTestRequest(quiet: true)).ConfigureAwait(false) is true ? true : throw new InvalidOperationException("A check failed."),
            [Endpoints.Roles.Name] = async () => (await client.SendAsync(new RolesRequest("sandbox-application")).ConfigureAwait(false)).Items.Count == 2,
            [Endpoints.RoleMembers.Name] = () => RefusedAsync(client, new RoleMembersRequest("sandbox-application", "x"), "APP.ROLE.0002"),
            [Endpoints.RoleMembersAdd.Name] = () => FailedAsync(client, RoleMemberChangeRequest.Add("sandbox-application", "sandbox-role-reader", ["x"])),
            [Endpoints.RoleMembersRemove.Name] = () => FailedAsync(client, RoleMemberChangeRequest.Remove("sandbox-application", "sandbox-role-reader", ["x"])),
            [Endpoints.AccountRolesAdd.Name] = () => RefusedAsync(client, AccountRoleChangeRequest.Add("sandbox-application", "x", ["sandbox-role-reader"]), "APP.ACCOUNT.0028"),
            [Endpoints.AccountRolesRemove.Name] = () => RefusedAsync(client, AccountRoleChangeRequest.Remove("sandbox-application", "x", ["sandbox-role-reader"]), "APP.ACCOUNT.0028"),
            [Endpoints.RolePermission.Name] = async () => (await client.SendAsync(new RolePermissionRequest("sandbox-application", "sandbox-role-reader")).ConfigureAwait(false)).FunctionPermissions!.Count == 1,
            [Endpoints.RolePermissions.Name] = async () => (await client.SendAsync(new RolePermissionsRequest("sandbox-application")).ConfigureAwait(false)).Items.Count == 2,
            [Endpoints.AccountPermission.Name] = () => RefusedAsync(client, new AccountPermissionRequest("sandbox-application", "x"), "APP.ACCOUNT.0028"),
            [Endpoints.AccountPermissions.Name] = async () => (await client.SendAsync(new AccountPermissionsRequest("sandbox-application")).ConfigureAwait(false)).Items.Count >= 0,
            [Endpoints.FunctionPermissions.Name] = async () => (await client.SendAsync(PermissionsRequest.OfFunctions("sandbox-application")).ConfigureAwait(false)).Items.Count == 2,
            [Endpoints.DataPermissions.Name] = async () => (await client.SendAsync(PermissionsRequest.OfData("sandbox-application", "sandbox-model-region")).ConfigureAwait(false)).Items.Count == 1,
        };
        foreach (string name in Endpoints.All.Select(e => e.Name).Concat(Beside))
        {
            string result;
            try
            {
                result = calls.TryGetValue(name, out Func<Task<object?>>? call) ? "OK " + await call().ConfigureAwait(false) : "FAILED no call";
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                result = "FAILED " + e.ToString().Replace("\n", " | ");
            }

            Console.WriteLine("REQUEST " + name + "\t" + result);
        }
    }

    // Reads "name TAB uri TAB skip TAB limits" until an empty line; answers "name TAB code TAB id or status TAB outcome".
    private static async Task FaultsAsync()
    {
        List<string[]> faults = [];
        for (string? line = Console.ReadLine(); !string.IsNullOrEmpty(line); line = Console.ReadLine())
        {
            faults.Add(line!.Split('\t'));
        }

        // Those that a limit ends come last, when nothing else slows them down.
        foreach (IGrouping<bool, string[]> group in faults.GroupBy(static f => f[3] != "none").OrderBy(static g => g.Key))
        {
            await Task.WhenAll(group.Select(static f => Task.Run(() => MeetAsync(f)))).ConfigureAwait(false);
        }
    }

    private static async Task MeetAsync(string[] fault)
    {
        TimeSpan limit = TimeSpan.FromSeconds(3);
        TimeSpan patience = TimeSpan.FromSeconds(60);
        using EiamClient client = new(Options(new Uri(fault[1]), "client", null, fault[2] == "True", fault[3] == "operation" ? limit : patience, fault[3] == "connection" ? limit : patience));
        string code = Guid.NewGuid().ToString("N");
        string result;
        try
        {
            result = (await client.SendAsync(new WeChatMobileBindRequest(SecretText.ToSecure("state"), SecretText.ToSecure(code))).ConfigureAwait(false)).Status + "\tnone";
        }
        catch (EiamException e)
        {
            result = e.ErrorId + "\t" + e.Outcome;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            result = e.GetType().Name + "\t" + e.Message.Replace("\n", " ");
        }

        lock (Console.Out)
        {
            Console.WriteLine("FAULT " + fault[0] + "\t" + code + "\t" + result);
        }
    }

    private static Task<LoginResult> LoginAsync(EiamClient client, Uri tenant, string mobile) =>
        client.SendAsync(new WeChatMiniProgramLoginRequest(Code(tenant, "MiniProgramLogin", $"\"mobile\":\"{mobile}\"")));

    private static async Task<LoginResult> BindAsync(EiamClient client, Uri tenant, string mobile, bool register)
    {
        LoginResult login = await LoginAsync(client, tenant, mobile).ConfigureAwait(false);
        return await client.SendAsync(new WeChatMobileBindRequest(login.StateToken, Code(tenant, "WeChatPhone", $"\"mobile\":\"{mobile}\""), register)).ConfigureAwait(false);
    }

    private static async Task<ConfirmedCaptcha> SolvedAsync(EiamClient client, Recipient recipient)
    {
        Captcha captcha = await client.SendAsync(new CaptchaRequest()).ConfigureAwait(false);
        return await client.SendAsync(new CaptchaVerifyRequest(captcha.Token, "237", recipient)).ConfigureAwait(false);
    }

    private static async Task<SentCode> SendAsync(EiamClient client, Recipient recipient)
    {
        ConfirmedCaptcha solved = await SolvedAsync(client, recipient).ConfigureAwait(false);
        return await client.SendAsync(new SendCodeRequest(recipient, SendCodeRequest.TypeOf(VerificationCodePurpose.Login, recipient), solved.CaptchaToken)).ConfigureAwait(false);
    }

    // What the sandbox refuses by a code of its pages, it has read.
    private static async Task<object?> RefusedAsync(EiamClient client, EiamRequest request, string code)
    {
        try
        {
            await client.SendAsync(request).ConfigureAwait(false);
            throw new InvalidOperationException("It succeeded.");
        }
        catch (EiamException e) when (e.NormalizedCode == code)
        {
            return code;
        }
    }

    // A body reached the sandbox, which knows no such account: it is in the answer's fail_list.
    private static async Task<object?> FailedAsync(EiamClient client, EiamIdListRequest request)
    {
        EiamResultReader reader = client.ReadResults(request);
        return await reader.MoveNextAsync().ConfigureAwait(false) && reader.Current is IdFailure { Failure.ErrorId: EiamErrorId.PartialFailure } failed
            ? failed.Target
            : throw new InvalidOperationException("It did not fail.");
    }

    private static async Task<LoginResult> MfaAsync(EiamClient client, Uri tenant, string kind, Recipient recipient, string field)
    {
        LoginResult login = await PendingAsync(client, tenant).ConfigureAwait(false);
        return await client.SendAsync(new MfaRequest(login.StateToken, recipient, Code(tenant, kind, field))).ConfigureAwait(false);
    }

    // A login that asks for a second factor; the bind keeps its state token good.
    private static async Task<LoginResult> PendingAsync(EiamClient client, Uri tenant)
    {
        LoginResult login = await LoginAsync(client, tenant, Mobile).ConfigureAwait(false);
        if (login.Status != LoginStatus.MfaAuth)
        {
            await client.SendAsync(new WeChatMobileBindRequest(login.StateToken, Code(tenant, "WeChatPhone", $"\"mobile\":\"{Mobile}\""))).ConfigureAwait(false);
        }

        return login;
    }

    private static System.Security.SecureString Code(Uri tenant, string kind, string field) =>
        SecretText.ToSecure(Regex.Match(Control(tenant, "codes", $"{{\"kind\":\"{kind}\",{field}}}"), "\"code\":\"([^\"]+)\"").Groups[1].Value);

    private static string Control(Uri tenant, string path, string json)
    {
        HttpWebRequest request = WebRequest.CreateHttp(new Uri(tenant, "_sandbox/" + path));
        request.Method = "POST";
        request.ContentType = "application/json";
        byte[] body = Encoding.UTF8.GetBytes(json);
        using (Stream stream = request.GetRequestStream())
        {
            stream.Write(body, 0, body.Length);
        }

        using WebResponse response = request.GetResponse();
        using StreamReader reader = new(response.GetResponseStream());
        return reader.ReadToEnd();
    }

    private static EiamClientOptions Options(Uri uri, string clientId, System.Security.SecureString? secret, bool skip = false, TimeSpan? operation = null, TimeSpan? connection = null) => new()
    {
        Uri = uri,
        ClientId = clientId,
        ClientSecret = secret,
        OperatingSystemVersion = "windows10.0",
        DeviceFingerprint = "0123456789abcdef",
        Agent = "agent",
        NoProxy = true,
        SkipCertificateCheck = skip,
        OperationTimeout = operation ?? TimeSpan.FromSeconds(60),
        ConnectionTimeout = connection ?? TimeSpan.FromSeconds(60),
        MaximumRetryCount = 0,
    };
}
