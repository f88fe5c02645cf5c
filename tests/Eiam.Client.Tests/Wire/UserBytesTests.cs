using System;
using Eiam.Client.Requests;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>Which calls of the directory's users may be repeated, and what they refuse.</summary>
public class UserBytesTests
{
    [Fact]
    public void Creating_and_passwords_are_never_repeated()
    {
        Assert.All(
            [Endpoints.UserCreate, Endpoints.UserPassword, Endpoints.UserPasswordByOld, Endpoints.UserPasswordReset],
            static endpoint => Assert.Equal(Repeatability.OneTime, endpoint.Repeatability));
        Assert.All(
            [Endpoints.UserUpdate, Endpoints.UserEnable, Endpoints.UserDisable, Endpoints.UserRemove],
            static endpoint => Assert.Equal(Repeatability.Idempotent, endpoint.Repeatability));
        Assert.Equal("USER.0001", Endpoints.UserRemove.GoneCode);
    }

    [Theory]
    [InlineData("1990-3-7")]
    [InlineData("1990-03-07 00:00:00")]
    [InlineData("07.03.1990")]
    public void A_date_has_one_form(string date)
    {
        Assert.Equal("Birthday", Assert.Throws<ArgumentException>(() => new UserFields { Birthday = date }).ParamName);
        Assert.Equal("HireDate", Assert.Throws<ArgumentException>(() => new UserFields { HireDate = date }).ParamName);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("PIGEON")]
    public void A_new_password_is_sent_by_sms_or_email(string? mode) =>
        Assert.Equal("SendMode", Assert.Throws<ArgumentException>(() => UserChangeRequest.ResetPassword("u1", mode)).ParamName);
}
