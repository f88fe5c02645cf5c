using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// Creates, changes and removes users, for servers. eiam-tenant-api.md, section 4. Which fields are required is a setting of the tenant: here the
/// user name is, or a mobile to make it of. The code of a user name or mobile that is taken is cut off the page: here it is COM.0601.
/// </summary>
internal static class UserChangeRoutes
{
    private const string Users = "/api/v2/tenant/users";
    private const string One = Users + "/{user_id}";
    private const string Password = "password";
    private const string OldPassword = "old_password";
    private const string MustChange = "pwd_must_modify";
    private const int Shortest = 6;
    private const int Longest = 32;

    internal static readonly Route[] All =
    [
        Route.Json("POST", Users, Credential.TenantToken, Create),
        Route.Json("PUT", One, Credential.TenantToken, Update),
        Route.Empty("DELETE", One, Credential.TenantToken, Remove),
        Route.Empty("PUT", One + "/enable", Credential.TenantToken, context => Disable(context, false)),
        Route.Empty("PUT", One + "/disable", Credential.TenantToken, context => Disable(context, true)),
        Route.Json("PUT", One + "/change-password", Credential.TenantToken, SetPassword, Password),
        Route.Json("PUT", One + "/change-password-verify", Credential.TenantToken, ChangePassword, Password, OldPassword),
        Route.Empty("PUT", One + "/rest-password", Credential.TenantToken, ResetPassword),
    ];

    /// <summary>T:user/add-user. Its answer is cut: here it is 201 and the id, like that of T:org/create-org.</summary>
    private static Answer Create(RouteContext context)
    {
        UserProfile profile = Read(context, new UserProfile { UserName = string.Empty, Mobile = string.Empty, UpdatedAt = context.Now });
        if (profile.UserName.Length == 0)
        {
            throw TenantErrors.BadParameter("user_name");
        }

        string? password = context.OptionalText(Password);
        if (password is not null)
        {
            Check(password, profile.UserName);
        }

        return Id(context.State.Users.Create(profile, password, context.OptionalFlag(MustChange) ?? false), 201);
    }

    /// <summary>The Chinese twin of T:user/modify-user: what is not sent stays.</summary>
    private static Answer Update(RouteContext context)
    {
        SandboxUser user = Find(context);
        UserProfile profile = Read(context, user.Profile);
        if (context.OptionalFlag(MustChange) is { } mustChange)
        {
            user.Password.MustChange = mustChange;
        }

        return Change(context, user, profile);
    }

    /// <summary>T:user/delete-user: 204. The social accounts of the user are free again.</summary>
    private static Answer Remove(RouteContext context)
    {
        SandboxUser user = Find(context);
        foreach (SocialIdentity identity in user.Identities)
        {
            identity.Unbind();
        }

        context.State.Users.Remove(user);
        return Answer.Empty(204);
    }

    /// <summary>T:user/enable-user, T:user/disable-user. Doing it again is no error, as far as the pages say.</summary>
    private static Answer Disable(RouteContext context, bool disabled)
    {
        SandboxUser user = Find(context);
        return Change(context, user, user.Profile with { Disabled = disabled });
    }

    /// <summary>T:user/modify-password: <c>pwd_must_modify</c> is a string here, "true" where it is left out.</summary>
    private static Answer SetPassword(RouteContext context)
    {
        SandboxUser user = Find(context);
        bool mustChange = context.OptionalText(MustChange) is not { } text || (bool.TryParse(text, out bool given) ? given : throw TenantErrors.BadParameter(MustChange));
        Set(context, user, mustChange);
        return Id(user, 200);
    }

    /// <summary>T:user/check-oldpassword. Whether a wrong one counts towards the lock is not said: here it does not.</summary>
    private static Answer ChangePassword(RouteContext context)
    {
        SandboxUser user = Find(context);
        if (!user.Password.Is(context.RequiredText(OldPassword)))
        {
            throw TenantErrors.WrongOldPassword();
        }

        Set(context, user, mustChange: false);
        return Id(user, 200);
    }

    /// <summary>T:user/reset-password. The message is not kept: nobody can log in with the password until another is set.</summary>
    private static Answer ResetPassword(RouteContext context)
    {
        SandboxUser user = Find(context);
        switch (PageQuery.Text(context, "send_mode"))
        {
            case "SMS" when user.Mobile.Length == 0:
                throw TenantErrors.NoMobile();
            case "EMAIL" when user.Email is null:
                throw TenantErrors.NoEmail();
            case "SMS" or "EMAIL":
                user.Password.Set(RandomText.Alphanumeric(16));
                return Id(user, 200);
            default:
                throw TenantErrors.BadSendMode();
        }
    }

    private static SandboxUser Find(RouteContext context) => context.State.Users.FindById(context.PathValue("user_id")) ?? throw TenantErrors.UserNotFound();

    private static void Set(RouteContext context, SandboxUser user, bool mustChange)
    {
        string password = context.RequiredText(Password);
        Check(password, user.UserName);
        user.Password.Set(password);
        user.Password.MustChange = mustChange;
    }

    /// <summary>The rules that T:user/modify-password names; the lengths are a setting of the tenant.</summary>
    private static void Check(string password, string userName)
    {
        if (password.Length is < Shortest or > Longest)
        {
            throw TenantErrors.BadPasswordLength(Shortest, Longest);
        }

        if (password == userName)
        {
            throw TenantErrors.PasswordIsUserName();
        }

        if (password.Reverse().SequenceEqual(userName))
        {
            throw TenantErrors.PasswordIsReversedUserName();
        }
    }

    private static UserProfile Read(RouteContext context, UserProfile before)
    {
        string mobile = Mobile(context) ?? before.Mobile;
        string userName = context.OptionalText("user_name") ?? (before.UserName.Length > 0 || mobile.Length == 0 ? before.UserName : MobileNumber.National(mobile));
        if (userName != before.UserName && context.State.Users.FindByUserName(userName) is not null)
        {
            throw TenantErrors.Taken("user_name");
        }

        if (mobile != before.Mobile && context.State.Users.FindByMobile(mobile) is not null)
        {
            throw TenantErrors.Taken("mobile");
        }

        return before with
        {
            UserName = userName,
            Mobile = mobile,
            OrganizationId = context.OptionalText("org_code") is { } code ? OrganizationOf(context, code) : before.OrganizationId,
            OtherOrganizations = Others(context) ?? before.OtherOrganizations,
            Name = context.OptionalText("name") ?? before.Name,
            Email = context.OptionalText("email") ?? before.Email,
            EmployeeId = context.OptionalText("employee_id") ?? before.EmployeeId,
            ExternalId = context.OptionalText("external_id") ?? before.ExternalId,
            FirstName = context.OptionalText("first_name") ?? before.FirstName,
            MiddleName = context.OptionalText("middle_name") ?? before.MiddleName,
            LastName = context.OptionalText("last_name") ?? before.LastName,
            Gender = context.OptionalText("attr_gender") ?? before.Gender,
            Birthday = Day(context, "attr_birthday") ?? before.Birthday,
            NickName = context.OptionalText("attr_nick_name") ?? before.NickName,
            ManagerId = context.OptionalText("attr_manager_id") ?? before.ManagerId,
            IdentityType = context.OptionalText("attr_identity_type") ?? before.IdentityType,
            IdentityNumber = context.OptionalText("attr_identity_number") ?? before.IdentityNumber,
            Area = context.OptionalText("attr_area") ?? before.Area,
            City = context.OptionalText("attr_city") ?? before.City,
            UserType = context.OptionalText("attr_user_type") ?? before.UserType,
            HireDate = Day(context, "attr_hire_date") ?? before.HireDate,
            WorkPlace = context.OptionalText("attr_work_place") ?? before.WorkPlace,
            Extension = context.OptionalObject("extension") ?? before.Extension,
        };
    }

    private static string? Mobile(RouteContext context) =>
        context.OptionalText("mobile") is { } text ? MobileNumber.TryNormalise(text) ?? throw TenantErrors.BadParameter("mobile") : null;

    private static DateTime? Day(RouteContext context, string field) => context.OptionalText(field) is not { } text ? null
        : DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? day
        : throw TenantErrors.BadParameter(field);

    // The entry with 1 is the organization of org_code, in the example.
    private static List<string>? Others(RouteContext context) => context.OptionalList("user_org_relation_list")?
        .Where(static one => !(one.ValueKind == JsonValueKind.Object && one.TryGetProperty("relation_type", out JsonElement type) && type.ToString() == "1"))
        .Select(one => OrganizationOf(context, one.ValueKind == JsonValueKind.Object && one.TryGetProperty("org_code", out JsonElement code) ? code.ToString() : string.Empty))
        .ToList();

    private static string OrganizationOf(RouteContext context, string code) =>
        (context.State.Organizations.FindByCode(code) ?? throw TenantErrors.OrganizationNotFound()).Id;

    private static Answer Change(RouteContext context, SandboxUser user, UserProfile profile)
    {
        context.State.Users.Change(user, profile with { UpdatedAt = context.Now });
        return Id(user, 200);
    }

    private static Answer Id(SandboxUser user, int status) => Answer.Json(json => json.WriteString("user_id", user.Id), statusCode: status);
}
