using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class HeaderTests
{
    public static TheoryData<string> SdkPaths => [Rig.LoginPath, Rig.BindPath, Rig.RegisterBindPath];

    [Theory]
    [InlineData("X-operating-sys-version", null)]
    [InlineData("X-operating-sys-version", "")]
    [InlineData("X-device-fingerprint", null)]
    [InlineData("X-device-fingerprint", "")]
    [InlineData("X-agent", null)]
    [InlineData("X-agent", "")]
    [InlineData("X-agent", "  ")]
    public async Task Device_headers_are_required(string name, string? value) =>
        await AssertErrorAsync(name, value, "IDAAS.SDK.COMMON.1003", "Device information is incomplete");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task The_client_id_is_required(string? value) =>
        await AssertErrorAsync("X-client-id", value, "IDAAS.SDK.PARAM.0002", "clientId cannot be empty");

    [Theory]
    [InlineData("unknown")]
    [InlineData("two, values")]
    public async Task The_client_id_is_one_the_tenant_knows(string value) => await AssertErrorAsync(
        "X-client-id", value, "IDAAS.SDK.COMMON.1012", "The X-client-id is incorrect and the corresponding application cannot be found");

    [Theory]
    [InlineData("X-device-ip")]
    [InlineData("X-L")]
    [InlineData("X-state-token")]
    public async Task Optional_headers_are_left_out_or_filled(string name) =>
        await AssertErrorAsync(name, "", "IDAAS.SDK.COMMON.1002", $"The {name} parameter format is incorrect");

    [Theory]
    [InlineData("X-device-ip", "192.168.1.2")]
    [InlineData("X-L", "zh")]
    [InlineData("X-L", "en")]
    [InlineData("X-tenant-id", "anything")]
    [InlineData("x-AGENT", "names have no case")]
    [InlineData("X-state-token", "not looked at by the login")]
    public async Task Filled_headers_are_taken(string name, string value)
    {
        using var rig = new Rig();

        Reply reply = await rig.LogInAsync(rig.LoginCode(), request => request.Set(name, value));

        reply.AssertStatus("USER_REGISTER");
    }

    [Theory]
    [InlineData("X-operating-sys-version", "windows\u00e9")]
    [InlineData("X-device-fingerprint", "指纹")]
    [InlineData("X-agent", "tab\there")]
    [InlineData("X-client-id", "line\nbreak")]
    [InlineData("X-device-ip", "\u007f")]
    [InlineData("X-L", "中文")]
    [InlineData("X-state-token", "\u0001")]
    public async Task Values_are_visible_ascii(string name, string value) =>
        await AssertErrorAsync(name, value, "IDAAS.SDK.COMMON.1002", $"The {name} parameter format is incorrect");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("application/json;charset=gbk")]
    [InlineData("application/json;charset=utf-8;q=1")]
    [InlineData("application/json;version=1")]
    [InlineData("text/plain;charset=utf-8")]
    public async Task Other_content_types_are_refused(string? value) =>
        await AssertErrorAsync("content-type", value, "IDAAS.SDK.COMMON.1002", "The content-type parameter format is incorrect");

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json;charset=utf8")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    public async Task Json_content_types_are_taken(string value)
    {
        using var rig = new Rig();

        Reply reply = await rig.LogInAsync(rig.LoginCode(), request => request.Set("content-type", value));

        reply.AssertStatus("USER_REGISTER");
    }

    [Theory]
    [MemberData(nameof(SdkPaths))]
    public async Task Every_sdk_path_checks_headers_before_the_body(string path)
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(path, "not JSON", null, request => request.Set("X-agent", null));

        reply.AssertError("IDAAS.SDK.COMMON.1003", "Device information is incomplete");
    }

    [Fact]
    public async Task A_refused_header_does_not_cost_the_code()
    {
        using var rig = new Rig();
        SandboxCode code = rig.Tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, Rig.Mobile);

        await rig.LogInAsync(code.Code, request => request.Set("X-agent", null));

        Assert.False(code.Used);
    }

    private static async Task AssertErrorAsync(string header, string? value, string code, string message)
    {
        using var rig = new Rig();

        Reply reply = await rig.LogInAsync(rig.LoginCode(), (HttpRequestMessage request) => request.Set(header, value));

        reply.AssertError(code, message);
    }
}
