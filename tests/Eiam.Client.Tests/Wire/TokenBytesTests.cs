using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The calls that refresh and check tokens: line, credential and headers, against the vendor's pages.</summary>
public class TokenBytesTests
{
    [Fact]
    public async Task A_refresh_carries_the_session_token_and_no_body()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("""{"session_token":"new","expire":43200,"id_token":"i"}"""));
        using EiamClient client = new(Sample.Options(server.Uri));
        LoginResult result = await client.SendAsync(new TokenRefreshRequest(Sample.Secret("old")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("POST /api/v2/sdk/sso/session-token/id-token HTTP/1.1", server.OnlyRequest.Line);
        Assert.Equal("old", server.OnlyRequest.Header("X-session-token"));
        Assert.Null(server.OnlyRequest.Header("Authorization"));
        Assert.Null(server.OnlyRequest.Header("Content-Type"));
        Assert.Equal((string.Empty, LoginStatus.Success), (server.OnlyRequest.Body, result.Status));
    }

    [Theory]
    [InlineData("""{"id_token":"i"}""")]
    [InlineData("""{"session_token":"s"}""")]
    [InlineData("""{"session_token":"s","id_token":"i","status":"SUCCESS"}""")]
    public async Task A_refresh_is_read_with_whatever_it_brings(string answer)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, answer)));
        Assert.Equal(LoginStatus.Success, (await client.SendAsync(new TokenRefreshRequest(Sample.Secret("old")), cancellationToken: TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_refresh_whose_answer_is_lost_is_not_sent_again()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            connection.Reset();
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 2));
        EiamException lost = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(new TokenRefreshRequest(Sample.Secret("old")), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(EiamErrorId.OutcomeUnknown, lost.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_keys_are_asked_for_without_credential_and_device()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("""{"keys":[]}"""));
        using EiamClient client = new(Sample.Options(server.Uri));
        IdTokenTest test = await client.SendAsync(
            new IdTokenTestRequest(Sample.Secret("eyJhbGciOiJSUzI1NiJ9.e30.AA")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(test.IsValid);
        Assert.Equal("GET /api/v1/oauth2/keys HTTP/1.1", server.OnlyRequest.Line);
        Assert.All((string[])["Authorization", "X-client-id", "X-device-fingerprint", "X-session-token"], name => Assert.Null(server.OnlyRequest.Header(name)));
    }
}
