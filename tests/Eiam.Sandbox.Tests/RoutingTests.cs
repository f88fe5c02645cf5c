using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class RoutingTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v2/sdk/login")]
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
    public async Task A_query_does_not_matter()
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(Rig.LoginPath + "?a=b", $$"""{"code":"{{rig.LoginCode()}}"}""");

        reply.AssertStatus("USER_REGISTER");
    }
}
