using System;
using System.Globalization;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// Registration, and what signed-in users do with their own profile. Sources: EIAM:userapi/register/mobile-verify-code.html,
/// EIAM:userapi/profile/update.html, CIAM:user-self-service/update-mobile.html. What is answered where a mobile or a user name is taken is not
/// documented: here it is a parameter error.
/// </summary>
internal static class AccountRoutes
{
    private const string Mobile = "mobile";
    private const string VerifyCode = "verify_code";
    private const string UserName = "user_name";

    internal static readonly Route[] All =
    [
        Route.Json("POST", "/api/v2/sdk/register/mobile-verify-code", Credential.None, Register, Mobile, VerifyCode),
        Route.Json("POST", "/api/v2/sdk/profile/update", Credential.IdToken, Update),
        Route.Json("POST", "/api/v2/sdk/profile/update-mobile", Credential.IdToken, UpdateMobile, Mobile, VerifyCode),
    ];

    /// <summary>
    /// Makes a user, and logs them in: the answer of HW:RegisterByMobile, since that of EIAM's page is not visible. Which fields a tenant requires is
    /// its own setting; here none is.
    /// </summary>
    private static Answer Register(RouteContext context)
    {
        string mobile = FreeMobile(context);
        UserProfile profile = ReadProfile(context, new UserProfile { UserName = string.Empty, Mobile = mobile, UpdatedAt = context.Now });
        context.TakeCode(SandboxCodeKind.RegisterSms, VerifyCode, mobile);
        SandboxUser user = context.State.Users.Add(
            new SandboxUserOptions
            {
                Mobile = mobile,
                UserName = profile.UserName.Length == 0 ? null : profile.UserName,
                Email = context.OptionalText("email"),
                Password = context.OptionalText("pwd"),
            },
            context.Now);
        context.State.Users.Change(user, profile with { UserName = user.UserName, Email = user.Email });
        return LoginAnswers.Success(context, user);
    }

    private static Answer Update(RouteContext context)
    {
        context.State.Users.Change(context.User, ReadProfile(context, context.User.Profile) with { UpdatedAt = context.Now });
        return Answer.Empty(200);
    }

    private static Answer UpdateMobile(RouteContext context)
    {
        string mobile = FreeMobile(context);
        context.TakeCode(SandboxCodeKind.UpdateMobileSms, VerifyCode, mobile);
        context.State.Users.Change(context.User, context.User.Profile with { Mobile = mobile, UpdatedAt = context.Now });
        return Answer.Empty(200);
    }

    // Before the code is taken, so that a mobile that is not available costs none.
    private static string FreeMobile(RouteContext context)
    {
        string mobile = MobileNumber.TryNormalise(context.RequiredText(Mobile)) ?? throw SdkErrors.BadFormat(Mobile);
        return context.State.Users.FindByMobile(mobile) is null ? mobile : throw SdkErrors.BadValue(Mobile);
    }

    private static UserProfile ReadProfile(RouteContext context, UserProfile profile)
    {
        string userName = context.OptionalText(UserName) ?? profile.UserName;
        if (userName != profile.UserName && context.State.Users.FindByUserName(userName) is not null)
        {
            throw SdkErrors.BadValue(UserName);
        }

        return profile with
        {
            UserName = userName,
            Name = context.OptionalText("name") ?? profile.Name,
            HeadImage = context.OptionalText("head_img") ?? profile.HeadImage,
            Gender = Gender(context) ?? profile.Gender,
            Birthday = Birthday(context) ?? profile.Birthday,
            NickName = context.OptionalText("attr_nick_name") ?? profile.NickName,
            MailingAddress = context.OptionalText("mailing_address") ?? profile.MailingAddress,
            ZipCode = context.OptionalText("zip_code") ?? profile.ZipCode,
            FirstName = context.OptionalText("first_name") ?? profile.FirstName,
            MiddleName = context.OptionalText("middle_name") ?? profile.MiddleName,
            LastName = context.OptionalText("last_name") ?? profile.LastName,
            Industry = context.OptionalText("industry") ?? profile.Industry,
            Extension = context.OptionalObject("extension") ?? profile.Extension,
        };
    }

    /// <summary>The three words of the page, of which one is spelled <c>unknow</c>.</summary>
    private static string? Gender(RouteContext context) => context.OptionalText("attr_gender") switch
    {
        null => null,
        ("female" or "male" or "unknow") and var word => word,
        _ => throw SdkErrors.BadValue("attr_gender"),
    };

    private static DateTime? Birthday(RouteContext context) => context.OptionalText("attr_birthday") is not { } text ? null
        : DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? day
        : throw SdkErrors.BadFormat("attr_birthday");
}
