using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class RequestLogTests
{
    [Fact]
    public async Task A_request_is_kept_as_it_was_received()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        rig.Tenant.Clock.Advance(TimeSpan.FromDays(3));
        string code = rig.LoginCode();

        await rig.PostAsync(Rig.LoginPath + "?a=%20b", $$"""{ "code": "{{code}}" }""", null, request => request.Set("X-L", "zh"));

        SandboxRequest kept = Assert.Single(rig.Tenant.Requests);
        Assert.Equal(("POST", Rig.LoginPath + "?a=%20b", 200), (kept.Method, kept.Path, kept.StatusCode));
        Assert.Equal($$"""{ "code": "{{code}}" }""", kept.Body);
        Assert.Equal("zh", kept.Headers["x-l"]);
        Assert.Equal("Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)", kept.Headers["X-AGENT"]);
        Assert.Equal("application/json", kept.Headers["Content-Type"]);
        Assert.Equal(("SOCIAL_BIND", null), (kept.Status, kept.ErrorCode));
        Assert.InRange(rig.Tenant.Clock.GetUtcNow() - kept.Time, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Errors_and_misses_are_kept_too()
    {
        using var rig = new Rig();

        await rig.LogInAsync("unknown");
        await rig.SendAsync(HttpMethod.Get, "/nowhere");
        await rig.SendAsync(HttpMethod.Get, Rig.KeysPath);

        Assert.Collection(
            rig.Tenant.Requests,
            one => Assert.Equal((400, null, "IDAAS.SDK.COMMON.1005"), (one.StatusCode, one.Status, one.ErrorCode)),
            two => Assert.Equal((404, null, null, ""), (two.StatusCode, two.Status, two.ErrorCode, two.Body)),
            three => Assert.Equal((200, null, null), (three.StatusCode, three.Status, three.ErrorCode)));
    }

    [Fact]
    public void Repeated_headers_are_joined()
    {
        var tenant = new SandboxTenant();

        tenant.Handle(new SandboxCall("GET", "/", [new("X-L", "zh"), new("x-l", "en")], []));

        KeyValuePair<string, string> header = Assert.Single(Assert.Single(tenant.Requests).Headers);
        Assert.Equal(("X-L", "zh, en"), (header.Key, header.Value));
    }

    [Fact]
    public void The_newest_ten_thousand_are_kept()
    {
        var tenant = new SandboxTenant();

        for (int i = 0; i < 10_005; i++)
        {
            tenant.Handle(new SandboxCall("GET", string.Create(CultureInfo.InvariantCulture, $"/{i}"), [], Encoding.UTF8.GetBytes("x")));
        }

        Assert.Equal(10_000, tenant.Requests.Count);
        Assert.Equal(("/5", "/10004"), (tenant.Requests[0].Path, tenant.Requests[^1].Path));
    }

    [Fact]
    public void Bodies_are_kept_up_to_sixteen_mebibytes()
    {
        var tenant = new SandboxTenant();

        for (int i = 0; i < 20; i++)
        {
            tenant.Handle(new SandboxCall("POST", string.Create(CultureInfo.InvariantCulture, $"/{i}"), [], new byte[1024 * 1024]));
        }

        Assert.Equal(16, tenant.Requests.Count);
        Assert.Equal(("/4", "/19"), (tenant.Requests[0].Path, tenant.Requests[^1].Path));
    }

    [Fact]
    public void The_newest_request_is_kept_whatever_its_size_and_leaves_no_debt()
    {
        var tenant = new SandboxTenant();
        tenant.Handle(new SandboxCall("GET", "/before", [], []));

        tenant.Handle(new SandboxCall("POST", "/large", [], new byte[(16 * 1024 * 1024) + 1]));
        Assert.Equal("/large", Assert.Single(tenant.Requests).Path);

        tenant.Handle(new SandboxCall("POST", "/a", [], new byte[1024]));
        tenant.Handle(new SandboxCall("POST", "/b", [], new byte[1024]));
        Assert.Equal(["/a", "/b"], System.Linq.Enumerable.Select(tenant.Requests, request => request.Path));
    }

    [Fact]
    public void A_snapshot_does_not_grow()
    {
        var tenant = new SandboxTenant();
        IReadOnlyList<SandboxRequest> before = tenant.Requests;

        tenant.Handle(new SandboxCall("GET", "/", [], []));

        Assert.Empty(before);
        Assert.Single(tenant.Requests);
    }

    [Fact]
    public void A_call_is_made_of_four_things()
    {
        Assert.Throws<ArgumentNullException>("method", () => new SandboxCall(null!, "/", [], []));
        Assert.Throws<ArgumentNullException>("path", () => new SandboxCall("GET", null!, [], []));
        Assert.Throws<ArgumentNullException>("headers", () => new SandboxCall("GET", "/", null!, []));
        Assert.Throws<ArgumentNullException>("body", () => new SandboxCall("GET", "/", [], null!));
    }
}
