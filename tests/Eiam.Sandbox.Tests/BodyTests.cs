using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class BodyTests
{
    private const string BadFormat = "The body parameter format is incorrect";

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("{")]
    [InlineData("{\"wechat_code\":\"a\"} trailing")]
    [InlineData("{'wechat_code':'a'}")]
    [InlineData("[\"wechat_code\"]")]
    [InlineData("\"wechat_code\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("wechat_code=a")]
    [InlineData("{\"wechat_code\":\"\\ud800\"}")]
    public async Task What_is_no_json_object_is_refused(string body)
    {
        using var rig = new Rig();

        (await rig.PostAsync(Rig.BindPath, body)).AssertError("IDAAS.SDK.COMMON.1002", BadFormat);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        using var rig = new Rig();
        byte[] body = [.. "{\"wechat_code\":\""u8, 0xff, .. "\"}"u8];

        (await rig.PostAsync(Rig.BindPath, body)).AssertError("IDAAS.SDK.COMMON.1002", BadFormat);
    }

    [Fact]
    public async Task Nesting_without_end_is_refused()
    {
        using var rig = new Rig();
        string body = new StringBuilder().Insert(0, "{\"a\":", 10_000).ToString();

        (await rig.PostAsync(Rig.BindPath, body)).AssertError("IDAAS.SDK.COMMON.1002", BadFormat);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"wechat_code\":\"\"}")]
    [InlineData("{\"wechat_code\":\"  \"}")]
    [InlineData("{\"wechat_code\":null}")]
    [InlineData("{\"wchat_code\":\"a\"}")]
    [InlineData("{\"WECHAT_CODE\":\"a\"}")]
    [InlineData("{\"code\":\"a\"}")]
    public async Task A_bind_needs_wechat_code(string body)
    {
        using var rig = new Rig();

        foreach (string path in new[] { Rig.BindPath, Rig.RegisterBindPath })
        {
            (await rig.PostAsync(path, body)).AssertError("IDAAS.SDK.COMMON.1001", "Parameter wechat_code cannot be left blank");
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"code\":\"\"}")]
    [InlineData("{\"wechat_code\":\"a\"}")]
    public async Task A_login_needs_code(string body)
    {
        using var rig = new Rig();

        (await rig.PostAsync(Rig.LoginPath, body)).AssertError("IDAAS.SDK.COMMON.1001", "Parameter code cannot be left blank");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("[\"a\"]")]
    [InlineData("{}")]
    public async Task A_code_is_a_string(string value)
    {
        using var rig = new Rig();

        Reply bind = await rig.PostAsync(Rig.BindPath, $$"""{"wechat_code":{{value}}}""");
        Reply login = await rig.PostAsync(Rig.LoginPath, $$"""{"code":{{value}}}""");

        bind.AssertError("IDAAS.SDK.COMMON.1007", "The wechat_code parameter type error");
        login.AssertError("IDAAS.SDK.COMMON.1007", "The code parameter type error");
    }

    [Fact]
    public async Task Fields_beyond_the_documented_ones_are_passed_over()
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(Rig.LoginPath, $$"""{"more":[1],"code":"{{rig.LoginCode()}}"}""");

        reply.AssertStatus("USER_REGISTER");
    }

    [Fact]
    public async Task The_body_is_judged_before_the_state_token()
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(Rig.BindPath, "{}", "unknown");

        Assert.Equal("IDAAS.SDK.COMMON.1001", reply.Text("error_code"));
    }
}
