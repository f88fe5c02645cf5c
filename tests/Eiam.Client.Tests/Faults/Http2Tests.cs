#if !CLIENT_NETSTANDARD // That build speaks what the system's own handler does: HTTP/1.1.
using System.Linq;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>
/// HTTP/2 can say of a request that it was not carried out, and then .NET's handler sends it again by itself; in every other case a one-time
/// request is sent once.
/// </summary>
public class Http2Tests
{
    private const byte InternalError = 0x2;
    private const byte RefusedStream = 0x7;
    private const byte Cancel = 0x8;

    [Theory]
    [InlineData("REFUSED_STREAM")]
    [InlineData("GOAWAY before the stream")]
    public async Task What_the_server_says_it_did_not_carry_out_is_sent_again(string how)
    {
        Http2Script script = new(exchange => exchange.Number > 1
            ? exchange.AnswerAsync(Scripts.Success)
            : how == "REFUSED_STREAM" ? exchange.ResetStreamAsync(RefusedStream) : exchange.GoAwayAsync(0));
        await using FaultServer server = script.Start();
        using EiamClient client = new(Sample.Options(server.Uri, skipCertificateCheck: true));
        LoginResult response = await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal(2, script.Bodies.Count);
        Assert.Single(script.Bodies.Distinct());
    }

    [Theory]
    [InlineData("INTERNAL_ERROR")]
    [InlineData("CANCEL")]
    [InlineData("GOAWAY with the stream")]
    [InlineData("the connection is reset")]
    public async Task What_it_may_have_carried_out_is_sent_once(string how)
    {
        Http2Script script = new(exchange => how switch
        {
            "INTERNAL_ERROR" => exchange.ResetStreamAsync(InternalError),
            "CANCEL" => exchange.ResetStreamAsync(Cancel),
            "GOAWAY with the stream" => exchange.GoAwayAsync(exchange.Stream),
            _ => exchange.ResetConnectionAsync(),
        });
        await using FaultServer server = script.Start();
        using EiamClient client = new(Sample.Options(server.Uri, skipCertificateCheck: true, retries: 2));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(EiamErrorId.OutcomeUnknown, failure.ErrorId);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Single(script.Bodies);
    }

    [Fact]
    public async Task A_server_that_refuses_for_ever_leaves_the_outcome_unknown_in_the_end()
    {
        Http2Script script = new(exchange => exchange.ResetStreamAsync(RefusedStream));
        await using FaultServer server = script.Start();
        using EiamClient client = new(Sample.Options(server.Uri, skipCertificateCheck: true));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.InRange(script.Bodies.Count, 2, 10);
    }
}
#endif
