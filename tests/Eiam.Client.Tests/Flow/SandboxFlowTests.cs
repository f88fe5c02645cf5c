using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Eiam.Sandbox;
using Eiam.Sandbox.Server;
using Xunit;

namespace Eiam.Client.Tests.Flow;

/// <summary>The whole flow against the sandbox tenant: in memory, over HTTP and over HTTPS.</summary>
public class SandboxFlowTests
{
    private const string Mobile = "13800000000";

    public enum Way
    {
        Memory,
        Http,
        Https,
    }

    [Theory]
    [InlineData(Way.Memory)]
    [InlineData(Way.Http)]
    [InlineData(Way.Https)]
    public async Task A_user_is_bound_and_logged_in(Way way)
    {
        await using Connection to = await Connection.OpenAsync(way);
        to.Tenant.AddUser(Mobile);

        LoginResult login = await to.LoginAsync(Mobile);
        Assert.Equal(LoginStatus.SocialBind, login.Status);
        Assert.Contains("VERIFY_PHONE", login.Flow);
        Assert.Null(login.SessionToken);

        DateTimeOffset before = to.Client.Options.TimeProvider.GetUtcNow();
        LoginResult bind = await to.BindAsync(login, Mobile);
        Assert.Equal(LoginStatus.Success, bind.Status);
        Assert.True(bind.SessionToken!.Length > 0);
        Assert.True(bind.IdToken!.Length > 0);
        Assert.InRange((bind.ExpiresAt - bind.ExpiresIn)!.Value, before, to.Client.Options.TimeProvider.GetUtcNow());

        LoginResult again = await to.LoginAsync(Mobile);
        Assert.Equal(LoginStatus.Success, again.Status);
        Assert.True(to.Tenant.Users.Single().IsBound);
    }

    [Theory]
    [InlineData(Way.Memory)]
    [InlineData(Way.Http)]
    [InlineData(Way.Https)]
    public async Task A_person_without_a_user_is_registered_and_bound(Way way)
    {
        await using Connection to = await Connection.OpenAsync(way);

        LoginResult login = await to.LoginAsync(Mobile);
        LoginResult bind = await to.BindAsync(login, Mobile, register: true);

        Assert.Equal(LoginStatus.Success, bind.Status);
        Assert.Single(to.Tenant.Users);
    }

    [Theory]
    [InlineData(Way.Memory)]
    [InlineData(Way.Http)]
    [InlineData(Way.Https)]
    public async Task A_wrong_state_token_is_rejected_with_the_code_of_the_page(Way way)
    {
        await using Connection to = await Connection.OpenAsync(way);
        to.Tenant.AddUser(Mobile);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => to.Client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("SDK.COMMON.1007", failure.NormalizedCode);
        Assert.Equal(400, failure.StatusCode);
        Assert.Equal(RequestOutcome.Rejected, failure.Outcome);
    }

    [Theory]
    [InlineData(Way.Memory)]
    [InlineData(Way.Http)]
    public async Task The_tenant_gets_each_request_once_with_the_headers_of_the_page(Way way)
    {
        await using Connection to = await Connection.OpenAsync(way);
        to.Tenant.AddUser(Mobile);
        LoginResult login = await to.LoginAsync(Mobile);
        await to.BindAsync(login, Mobile);

        Assert.Equal(["/api/v2/sdk/login/wechat-miniprogram", "/api/v2/sdk/social/wechat-mobile-bind"], to.Tenant.Requests.Select(r => r.Path));
        Assert.All(to.Tenant.Requests, request => Assert.Superset(
            new HashSet<string> { "X-operating-sys-version", "X-device-fingerprint", "X-agent", "X-client-id" },
            request.Headers.Keys.ToHashSet()));
    }

    [Fact]
    public async Task The_certificate_of_the_sandbox_is_refused_unless_the_check_is_skipped()
    {
        await using SandboxServer server = await StartAsync(new SandboxTenant(), https: true);
        using EiamClient client = new(Sample.Options(server.HttpsAddress));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Login(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(EiamErrorId.ConnectionFailed, failure.ErrorId);
        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
    }

    [Fact]
    public async Task Skipping_the_check_holds_for_one_client_only()
    {
        SandboxTenant tenant = new(Options());
        await using SandboxServer server = await StartAsync(tenant, https: true);
        using EiamClient lenient = new(Sample.Options(server.HttpsAddress, skipCertificateCheck: true));
        using EiamClient strict = new(Sample.Options(server.HttpsAddress));
        tenant.AddUser(Mobile);
        string code = tenant.IssueCode(Sandbox.SandboxCodeKind.MiniProgramLogin, Mobile).Code;

        Assert.NotNull(await lenient.SendAsync(Sample.Login(code), cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<EiamException>(() => strict.SendAsync(Sample.Login(code), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(tenant.Requests);
    }

    private static SandboxOptions Options() => new() { ClientId = Sample.ClientId };

    private static Task<SandboxServer> StartAsync(SandboxTenant tenant, bool https) =>
        SandboxServer.StartAsync(new SandboxServerOptions { Tenant = tenant, Https = https, Http = !https }, TestContext.Current.CancellationToken);

    /// <summary>A tenant and a client that reaches it.</summary>
    private sealed class Connection(SandboxTenant tenant, EiamClient client, SandboxServer? server) : IAsyncDisposable
    {
        public SandboxTenant Tenant { get; } = tenant;

        public EiamClient Client { get; } = client;

        public static async Task<Connection> OpenAsync(Way way)
        {
            SandboxTenant tenant = new(Options());
            if (way == Way.Memory)
            {
                return new Connection(tenant, new EiamClient(Sample.Options(transport: tenant.CreateHandler(), time: tenant.Clock)), server: null);
            }

            SandboxServer server = await StartAsync(tenant, way == Way.Https);
            EiamClient client = new(Sample.Options(server.HttpsAddress ?? server.HttpAddress, skipCertificateCheck: way == Way.Https, language: "zh"));
            return new Connection(tenant, client, server);
        }

        public Task<LoginResult> LoginAsync(string mobile) => Client.SendAsync(
            Sample.Login(Tenant.IssueCode(Sandbox.SandboxCodeKind.MiniProgramLogin, mobile).Code), cancellationToken: TestContext.Current.CancellationToken);

        public Task<LoginResult> BindAsync(LoginResult login, string mobile, bool register = false) => Client.SendAsync(
            new WeChatMobileBindRequest(login.StateToken!, Sample.Secret(Tenant.IssueCode(Sandbox.SandboxCodeKind.WeChatPhone, mobile).Code), register),
            cancellationToken: TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }
    }
}
