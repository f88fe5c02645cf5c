using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>Faults over the handler: which requests meet them, what comes back, and what the tenant has done then.</summary>
public class SandboxFaultTests
{
    private const string Create = """{"user_name":"a"}""";

    [Fact]
    public async Task An_error_code_is_answered_in_the_envelope_of_the_path()
    {
        using Rig rig = new();
        rig.Tenant.AddFault(new SandboxFaultOptions { Path = "/api/v2/tenant/users*", ErrorCode = "USER.0099", Message = "no" });
        rig.Tenant.AddFault(new SandboxFaultOptions { Path = Rig.TenantTokenPath, ErrorCode = "server_error", StatusCode = 500 });

        Reply user = await rig.TenantAsync("/users?offset=0&limit=10", token: "any");
        Reply token = await rig.TokenAsync();

        user.AssertError("USER.0099", "no");
        Assert.Equal((500, "server_error", "error"), (token.StatusCode, token.Text("error"), token.Shape));
        Assert.Equal(["USER.0099", "server_error"], rig.Tenant.Requests.Select(request => request.Fault));
        Assert.Equal([400, 500], rig.Tenant.Requests.Select(request => request.StatusCode));
        Assert.Equal(["USER.0099", "server_error"], rig.Tenant.Requests.Select(request => request.ErrorCode));
    }

    [Fact]
    public async Task A_status_alone_has_no_body_and_the_next_request_is_answered()
    {
        using Rig rig = new();
        SandboxFault fault = rig.Tenant.AddFault(new SandboxFaultOptions { StatusCode = 503, Count = 2 });

        Reply[] replies = [await rig.TenantAsync("/organizations?offset=0&limit=10"), await rig.TenantAsync("/users?offset=0&limit=10"), await rig.TenantAsync("/users?offset=0&limit=10")];

        Assert.Equal([503, 503, 200], replies.Select(reply => reply.StatusCode));
        Assert.Equal((string.Empty, null), (replies[0].Body, replies[0].ContentType));
        Assert.Equal((2, 0), (fault.Count, fault.Remaining));
        Assert.Empty(rig.Tenant.Faults);

        // The tenant token that the rig asks for met none.
        Assert.Equal([null, "HTTP 503", null, "HTTP 503", null, null], rig.Tenant.Requests.Select(request => request.Fault));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_reset_looks_like_that_of_a_socket_and_may_come_after_the_work(bool afterProcessing, int users)
    {
        using Rig rig = new();
        rig.Tenant.AddFault(new SandboxFaultOptions { ConnectionReset = true, AfterProcessing = afterProcessing });

        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => rig.TenantAsync("/users", Create));

        SocketException socket = Assert.IsType<SocketException>(Assert.IsType<IOException>(error.InnerException).InnerException);
        Assert.Equal(SocketError.ConnectionReset, socket.SocketErrorCode);
        Assert.Equal(users, rig.Tenant.Users.Count);
        SandboxRequest request = rig.Tenant.Requests[^1];
        Assert.Equal((0, null, null, afterProcessing ? "reset after processing" : "reset"), (request.StatusCode, request.Status, request.ErrorCode, request.Fault));
        Assert.Equal(Create, request.Body);
    }

    [Fact]
    public async Task A_status_after_the_work_hides_that_it_was_done()
    {
        using Rig rig = new();
        rig.Tenant.AddFault(new SandboxFaultOptions { StatusCode = 500, AfterProcessing = true });

        Reply reply = await rig.TenantAsync("/users", Create);

        Assert.Equal(500, reply.StatusCode);
        Assert.Equal("a", Assert.Single(rig.Tenant.Users).UserName);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_delay_ends_with_the_call(bool afterProcessing, int users)
    {
        using Rig rig = new();
        string token = (await rig.TokenAsync()).Text("access_token");
        rig.Tenant.AddFault(new SandboxFaultOptions { Delay = SandboxFaultOptions.LongestDelay, AfterProcessing = afterProcessing });
        using var client = new HttpMessageInvoker(rig.Tenant.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://tenant.invalid/api/v2/tenant/users") { Content = new StringContent(Create, null, "application/json") };
        request.Set("Authorization", "Bearer " + token);
        using var stop = new CancellationTokenSource();
        Task<HttpResponseMessage> call = client.SendAsync(request, stop.Token);

        Assert.False(call.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(users, rig.Tenant.Users.Count);
        Assert.Equal((0, afterProcessing ? "delay of 300 s after processing" : "delay of 300 s"), (rig.Tenant.Requests[^1].StatusCode, rig.Tenant.Requests[^1].Fault));
    }

    [Fact]
    public async Task After_a_delay_alone_comes_the_answer_of_the_tenant()
    {
        using Rig rig = new();
        rig.Tenant.AddFault(new SandboxFaultOptions { Delay = TimeSpan.FromMilliseconds(1) });

        Reply reply = await rig.TenantAsync("/users", Create);

        Assert.Equal(201, reply.StatusCode);
        Assert.Equal("delay of 0.001 s", rig.Tenant.Requests[^1].Fault);
    }

    [Theory]
    [InlineData("*", null, true)]
    [InlineData("/API/v2/tenant/users", null, true)]
    [InlineData("/*{a}*{a}*{a}*{a}*{a}*{a}*{a}*{a}*{a}*{a}*{a}*{a}*q", null, false)]
    [InlineData("/api/v2/tenant/user?", null, true)]
    [InlineData("/api/v2/tenant/{anything}", null, true)]
    [InlineData("/api/v2/tenant/users/*", null, false)]
    [InlineData("/api/v2/tenant/users", "get", true)]
    [InlineData("/api/v2/tenant/users", "POST", false)]
    [InlineData("/api/v2/tenant/users?offset=0", null, false)]
    public async Task A_fault_is_met_by_its_path_and_method(string path, string? method, bool met)
    {
        using Rig rig = new();
        string token = (await rig.TokenAsync()).Text("access_token");
        rig.Tenant.AddFault(new SandboxFaultOptions { Path = path, Method = method, StatusCode = 500 });

        Reply reply = await rig.TenantAsync("/users?offset=0&limit=10", token: token);

        Assert.Equal(met ? 500 : 200, reply.StatusCode);
    }

    [Fact]
    public async Task Faults_are_used_in_their_order_and_one_by_each_request()
    {
        using Rig rig = new();
        string token = (await rig.TokenAsync()).Text("access_token");
        rig.Tenant.AddFault(new SandboxFaultOptions { Path = "/api/v2/tenant/organizations", StatusCode = 501 });
        rig.Tenant.AddFault(new SandboxFaultOptions { StatusCode = 502, Count = 2 });
        rig.Tenant.AddFault(new SandboxFaultOptions { Path = "/api/v2/tenant/users", StatusCode = 503 });

        int[] statuses =
        [
            (await rig.TenantAsync("/users?offset=0&limit=10", token: token)).StatusCode,
            (await rig.TenantAsync("/organizations?offset=0&limit=10", token: token)).StatusCode,
            (await rig.TenantAsync("/organizations?offset=0&limit=10", token: token)).StatusCode,
            (await rig.TenantAsync("/users?offset=0&limit=10", token: token)).StatusCode,
            (await rig.TenantAsync("/users?offset=0&limit=10", token: token)).StatusCode,
        ];

        Assert.Equal([502, 501, 502, 503, 200], statuses);
    }

    [Fact]
    public async Task Of_many_requests_at_once_as_many_meet_a_fault_as_were_asked_for()
    {
        using Rig rig = new();
        string token = (await rig.TokenAsync()).Text("access_token");
        rig.Tenant.AddFault(new SandboxFaultOptions { StatusCode = 500, Count = 7 });

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => rig.TenantAsync("/users?offset=0&limit=10", token: token))));

        Assert.Equal(7, replies.Count(reply => reply.StatusCode == 500));
    }

    public static TheoryData<SandboxFaultOptions, string> Wrong() => new()
    {
        { new SandboxFaultOptions(), "Nothing would happen" },
        { new SandboxFaultOptions { AfterProcessing = true }, "Nothing would happen" },
        { new SandboxFaultOptions { ConnectionReset = true, StatusCode = 500 }, "has no answer" },
        { new SandboxFaultOptions { ErrorCode = " " }, "ErrorCode is blank" },
        { new SandboxFaultOptions { StatusCode = 500, Path = "users" }, "Path is 'users'" },
        { new SandboxFaultOptions { StatusCode = 500, Path = "" }, "Path is ''" },
        { new SandboxFaultOptions { StatusCode = 500, Path = "*://x/users" }, "Path has a host" },
        { new SandboxFaultOptions { StatusCode = 500, Path = "/api/v2/tenant/user" }, "Path is '/api/v2/tenant/user': no call of the tenant has a path like that." },
        { new SandboxFaultOptions { StatusCode = 500, Method = "" }, "Method is blank" },
        { new SandboxFaultOptions { StatusCode = 500, Count = 0 }, "Count is less than 1" },
        { new SandboxFaultOptions { StatusCode = 199 }, "StatusCode is not from 200 to 599" },
        { new SandboxFaultOptions { StatusCode = 204, Message = "m" }, "StatusCode has no body" },
        { new SandboxFaultOptions { Delay = TimeSpan.FromSeconds(301) }, "Delay is not from 0 to 300 seconds" },
        { new SandboxFaultOptions { Delay = TimeSpan.FromSeconds(-1) }, "Delay is not from 0 to 300 seconds" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_fault_that_cannot_be_is_refused(SandboxFaultOptions options, string says)
    {
        SandboxTenant tenant = new();

        Assert.Contains(says, Assert.Throws<ArgumentException>(() => tenant.AddFault(options)).Message, StringComparison.Ordinal);

        Assert.Empty(tenant.Faults);
    }

    [Theory]
    [InlineData("/api/v2/tenant/users", true)]
    [InlineData("/API/V2/TENANT/USERS", true)]
    [InlineData("/api/v2/tenant/users/0123", true)]
    [InlineData("/api/v2/tenant/users/{user_id}", true)]
    [InlineData("/api/v2/tenant/{anything}", true)]
    [InlineData("/api/v2/tenant/{a}/{b}/{c}", true)]
    [InlineData("/api/v2/tenant/users/*/enable", true)]
    [InlineData("/api/v2/tenant/user?", true)]
    [InlineData("*", true)]
    [InlineData("*/users*", true)]
    [InlineData("*login*", true)]
    [InlineData("/api/v2/tenant/users/a*b", true)]
    [InlineData("/a*", true)]
    [InlineData("/api/v2/tenant/user", false)]
    [InlineData("/api/v2/{anything}", false)]
    [InlineData("/api/v2/tenant.users", false)]
    [InlineData("/api/v2/tenant/users/", false)]
    [InlineData("/api/v2/tenant/users/0/1/2", false)]
    [InlineData("*/nothing/like/it", false)]
    [InlineData("/api/v2/tenant/users/{}", true)]
    [InlineData("/{a}", false)]
    [InlineData("", false)]
    public void A_pattern_fits_a_route_or_none(string pattern, bool fits) => Assert.Equal(fits, SandboxTenant.HasRouteLike(pattern));

    [Fact]
    public void Every_route_fits_itself() => Assert.All(SandboxTenant.Routes, static route => Assert.True(SandboxTenant.HasRouteLike(route.Path)));
}
