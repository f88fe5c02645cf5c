using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class RoutingTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v2/sdk/logout")]
    [InlineData("/api/v2/sdk/social/wechat-mobile-bind/")]
    [InlineData("/api/v2/sdk/social/WeChat-Mobile-Bind")]
    [InlineData("/_sandbox/users")]
    public async Task Unknown_paths_are_not_found(string path)
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(path, "{}");

        Assert.Equal((404, "", null), (reply.StatusCode, reply.Body, reply.ContentType));
    }

    [Theory]
    [InlineData("GET", Rig.LoginPath)]
    [InlineData("PUT", Rig.BindPath)]
    [InlineData("DELETE", Rig.RegisterBindPath)]
    [InlineData("POST", Rig.KeysPath)]
    [InlineData("HEAD", Rig.KeysPath)]
    public async Task Other_methods_are_not_allowed(string method, string path)
    {
        using var rig = new Rig();

        Reply reply = await rig.SendAsync(new HttpMethod(method), path);

        Assert.Equal((405, "", null), (reply.StatusCode, reply.Body, reply.ContentType));
    }

    [Fact]
    public void The_table_lists_every_call_once()
    {
        Assert.Equal(
            [
                "DELETE /api/v2/tenant/applications/{app_id}/accounts/{account_id} TenantToken",
                "DELETE /api/v2/tenant/applications/{app_id}/accounts/{account_id}/member-role TenantToken",
                "DELETE /api/v2/tenant/applications/{app_id}/organizations/{app_org_id} TenantToken",
                "DELETE /api/v2/tenant/applications/{app_id}/role-member TenantToken",
                "DELETE /api/v2/tenant/job-positions/{position_id} TenantToken",
                "DELETE /api/v2/tenant/organizations/{org_id} TenantToken",
                "DELETE /api/v2/tenant/users/{user_id} TenantToken",
                "DELETE /api/v2/tenant/users/{user_id}/part-time-job/{job_id} TenantToken",
                "GET /api/v1/oauth2/keys None",
                "GET /api/v2/sdk/captcha None",
                "GET /api/v2/sdk/country-codes None",
                "GET /api/v2/sdk/mobile-by-token StateToken",
                "GET /api/v2/sdk/pwd/check-exist IdToken",
                "GET /api/v2/sdk/pwd/skip-update StateToken",
                "GET /api/v2/sdk/social IdToken",
                "GET /api/v2/tenant/applications/{app_id}/account/{account_id}/permissions TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/accounts TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/accounts/permissions/page TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/owner TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/users TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/accounts/{account_id} TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/app-role/{role_id}/permissions TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/app-roles TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/app-roles/permissions/page TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/data-perms TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/func-perms TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/organizations TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/organizations/{app_org_id} TenantToken",
                "GET /api/v2/tenant/applications/{app_id}/role-member-list/{role_id} TenantToken",
                "GET /api/v2/tenant/job-positions TenantToken",
                "GET /api/v2/tenant/job-titles TenantToken",
                "GET /api/v2/tenant/job-titles/{title_id} TenantToken",
                "GET /api/v2/tenant/logs/auth-num TenantToken",
                "GET /api/v2/tenant/logs/users-log TenantToken",
                "GET /api/v2/tenant/organizations TenantToken",
                "GET /api/v2/tenant/organizations/{org_id} TenantToken",
                "GET /api/v2/tenant/organizations/{org_id}/org-leader TenantToken",
                "GET /api/v2/tenant/users TenantToken",
                "GET /api/v2/tenant/users/{user_id} TenantToken",
                "GET /api/v2/tenant/users/{user_id}/accounts TenantToken",
                "GET /api/v2/tenant/users/{user_id}/jobs TenantToken",
                "POST /api/v2/sdk/after-login/pwd/update-by-email StateToken",
                "POST /api/v2/sdk/captcha/verify None",
                "POST /api/v2/sdk/email/send None",
                "POST /api/v2/sdk/login None",
                "POST /api/v2/sdk/login/alipay None",
                "POST /api/v2/sdk/login/alipay-miniprogram None",
                "POST /api/v2/sdk/login/apple None",
                "POST /api/v2/sdk/login/email-verify-code None",
                "POST /api/v2/sdk/login/mobile-verify-code None",
                "POST /api/v2/sdk/login/wechat None",
                "POST /api/v2/sdk/login/wechat-miniprogram None",
                "POST /api/v2/sdk/mfa/email StateToken",
                "POST /api/v2/sdk/mfa/sms StateToken",
                "POST /api/v2/sdk/profile/update IdToken",
                "POST /api/v2/sdk/profile/update-mobile IdToken",
                "POST /api/v2/sdk/pwd/change IdToken",
                "POST /api/v2/sdk/pwd/change-by-email IdToken",
                "POST /api/v2/sdk/pwd/change-by-mobile IdToken",
                "POST /api/v2/sdk/pwd/update StateToken",
                "POST /api/v2/sdk/pwd/update-by-email None",
                "POST /api/v2/sdk/pwd/update-by-mobile None",
                "POST /api/v2/sdk/register/mobile-verify-code None",
                "POST /api/v2/sdk/sms/send None",
                "POST /api/v2/sdk/social/alipay-mini-mobile-bind StateToken",
                "POST /api/v2/sdk/social/alipay-mini-mobile-register-bind StateToken",
                "POST /api/v2/sdk/social/bind StateToken",
                "POST /api/v2/sdk/social/register-bind StateToken",
                "POST /api/v2/sdk/social/unbind IdToken",
                "POST /api/v2/sdk/social/unbind-account IdToken",
                "POST /api/v2/sdk/social/username-password-bind StateToken",
                "POST /api/v2/sdk/social/wechat-mobile-bind StateToken",
                "POST /api/v2/sdk/social/wechat-mobile-register-bind StateToken",
                "POST /api/v2/sdk/sso/session-token/id-token SessionToken",
                "POST /api/v2/tenant/applications/{app_id}/accounts/basic-account TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/accounts/orphan-account TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/accounts/public-account TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/owner TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/users/bind TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/users/unbind TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/accounts/{account_id}/member-role TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/organizations TenantToken",
                "POST /api/v2/tenant/applications/{app_id}/role-member TenantToken",
                "POST /api/v2/tenant/job-positions TenantToken",
                "POST /api/v2/tenant/job-titles TenantToken",
                "POST /api/v2/tenant/organizations TenantToken",
                "POST /api/v2/tenant/token Basic",
                "POST /api/v2/tenant/users TenantToken",
                "POST /api/v2/tenant/users/user-by-email TenantToken",
                "POST /api/v2/tenant/users/user-by-mobile TenantToken",
                "POST /api/v2/tenant/users/user-by-username TenantToken",
                "POST /api/v2/tenant/users/{user_id}/applications/{app_id}/accounts TenantToken",
                "POST /api/v2/tenant/users/{user_id}/part-time-job TenantToken",
                "PUT /api/v2/tenant/applications/{app_id}/accounts/{account_id} TenantToken",
                "PUT /api/v2/tenant/applications/{app_id}/accounts/{account_id}/disable TenantToken",
                "PUT /api/v2/tenant/applications/{app_id}/accounts/{account_id}/enable TenantToken",
                "PUT /api/v2/tenant/applications/{app_id}/organizations/{app_org_id} TenantToken",
                "PUT /api/v2/tenant/job-positions/{position_id} TenantToken",
                "PUT /api/v2/tenant/organizations/{org_id} TenantToken",
                "PUT /api/v2/tenant/organizations/{org_id}/disable TenantToken",
                "PUT /api/v2/tenant/organizations/{org_id}/enable TenantToken",
                "PUT /api/v2/tenant/organizations/{org_id}/org-leader TenantToken",
                "PUT /api/v2/tenant/users/{user_id} TenantToken",
                "PUT /api/v2/tenant/users/{user_id}/change-password TenantToken",
                "PUT /api/v2/tenant/users/{user_id}/change-password-verify TenantToken",
                "PUT /api/v2/tenant/users/{user_id}/disable TenantToken",
                "PUT /api/v2/tenant/users/{user_id}/enable TenantToken",
                "PUT /api/v2/tenant/users/{user_id}/jobs/transfer TenantToken",
                "PUT /api/v2/tenant/users/{user_id}/part-time-job/{job_id} TenantToken",
                "PUT /api/v2/tenant/users/{user_id}/rest-password TenantToken",
            ],
            SandboxTenant.Routes.Select(route => $"{route} {route.Credential}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_template_takes_one_segment_percent_decoded()
    {
        using var rig = new Rig();
        string id = rig.Tenant.AddUser(Rig.Mobile).Id;

        Reply encoded = await rig.TenantAsync($"/users/%{(int)id[0]:x2}{id[1..]}");
        Reply twoSegments = await rig.TenantAsync($"/users/{id}/more");
        Reply noSegment = await rig.TenantAsync("/users/");
        Reply wrongMethod = await rig.TenantAsync($"/users/{id}", "{}");

        Assert.Equal((200, id), (encoded.StatusCode, encoded.Text("user_id")));
        Assert.Equal((404, 404, 405), (twoSegments.StatusCode, noSegment.StatusCode, wrongMethod.StatusCode));
    }

    [Fact]
    public async Task A_template_takes_what_a_fixed_path_has_no_method_for()
    {
        using var rig = new Rig();

        (await rig.TenantAsync("/users/user-by-mobile")).AssertError("USER.0001", "user does not exist");
    }

    [Fact]
    public async Task A_query_does_not_matter()
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(Rig.LoginPath + "?a=b", $$"""{"code":"{{rig.LoginCode()}}"}""");

        reply.AssertStatus("USER_REGISTER");
    }

    [Theory]
    [InlineData(SandboxErrorCodeStyle.Prefixed, "IDAAS.SDK.COMMON.1013")]
    [InlineData(SandboxErrorCodeStyle.Unprefixed, "SDK.COMMON.1013")]
    public async Task Error_codes_have_both_spellings(SandboxErrorCodeStyle style, string code)
    {
        using var rig = new Rig(new SandboxOptions { ErrorCodeStyle = style });

        Reply reply = await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode());

        reply.AssertError(code, "The corresponding user is not found");
        Assert.Equal(code, rig.Tenant.Requests[^1].ErrorCode);
    }
}
