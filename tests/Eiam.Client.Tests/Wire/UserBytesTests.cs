using System;
using System.Collections.Generic;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>Which calls of the directory's users may be repeated, and what they refuse.</summary>
public class UserBytesTests
{
    private static readonly Dictionary<string, Func<EiamRequest>> Requests = new()
    {
        ["create"] = () => new UserCreateRequest(new UserFields
        {
            UserName = "zhangsan",
            OrganizationCode = "o1",
            Mobile = "+86-15204130004",
            Password = Secret("P@ssw0rd"),
            MustChangePassword = true,
            Birthday = "1993-08-25",
            IdentityNumber = "110101",
            Organizations = [new UserOrganization("o1", isMain: true)],
            Extension = new Dictionary<string, object?> { ["age"] = "18" },
        }),
        ["update"] = () => UserChangeRequest.Fields("u/1", new UserFields { Name = "张三", Email = "" }, new Dictionary<string, object?> { ["attr_city"] = null }),
        ["exported"] = () => UserChangeRequest.Fields("u1", new UserFields { Birthday = "1993-08-25 00:00:00.000" }, null),
        ["remove"] = () => UserChangeRequest.Remove("u1"),
        ["enable"] = () => UserChangeRequest.Enable("u1", enabled: true),
        ["disable"] = () => UserChangeRequest.Enable("u1", enabled: false),
        ["password"] = () => UserChangeRequest.Password("u1", Secret("P@ssw0rd"), mustChange: false),
        ["default"] = () => UserChangeRequest.Password("u1", Secret("P@ssw0rd")),
        ["old"] = () => UserChangeRequest.PasswordByOld("u1", Secret("P@ssw0rd"), Secret("P@ss")),
        ["reset"] = () => UserChangeRequest.ResetPassword("u1", "Email"),
    };

    [Theory]
    [InlineData("create", "POST /api/v2/tenant/users", """{"user_name":"zhangsan","org_code":"o1","mobile":"+86-15204130004","password":"P@ssw0rd","pwd_must_modify":true,"attr_birthday":"1993-08-25","attr_identity_number":"110101","user_org_relation_list":[{"org_code":"o1","relation_type":1}],"extension":{"age":"18"}}""")]
    [InlineData("update", "PUT /api/v2/tenant/users/u%2F1", """{"name":"张三","attr_city":null}""")]
    [InlineData("exported", "PUT /api/v2/tenant/users/u1", """{"attr_birthday":"1993-08-25"}""")]
    [InlineData("remove", "DELETE /api/v2/tenant/users/u1", "")]
    [InlineData("enable", "PUT /api/v2/tenant/users/u1/enable", "")]
    [InlineData("disable", "PUT /api/v2/tenant/users/u1/disable", "")]
    [InlineData("password", "PUT /api/v2/tenant/users/u1/change-password", """{"password":"P@ssw0rd","pwd_must_modify":"false"}""")]
    [InlineData("default", "PUT /api/v2/tenant/users/u1/change-password", """{"password":"P@ssw0rd"}""")]
    [InlineData("old", "PUT /api/v2/tenant/users/u1/change-password-verify", """{"password":"P@ssw0rd","old_password":"P@ss"}""")]
    [InlineData("reset", "PUT /api/v2/tenant/users/u1/rest-password?send_mode=EMAIL", "")]
    public async Task A_call_is_the_bytes_of_its_page(string call, string line, string body)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, """{"user_id":"u1"}"""));
        using EiamClient client = tenant.CreateClient();
        await client.SendAsync(Requests[call](), cancellationToken: TestContext.Current.CancellationToken);
        TenantCall sent = Assert.Single(tenant.Calls);
        Assert.Equal(line, sent.Method + " " + sent.PathAndQuery);
        Assert.Equal(body, sent.Body ?? string.Empty);
    }

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

    private static SecureString Secret(string text) => Sample.Secret(text);
}
