using System;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>A kept connection that the server closes must neither lose a request nor send a one-time one twice.</summary>
public class IdleConnectionTests
{
    private const int Rounds = 200;

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task A_connection_that_was_closed_while_idle_costs_no_request(bool reset, bool tls)
    {
        await using FaultServer server = FaultServer.Start(
            async connection =>
            {
                await connection.ReadRequestAsync();
                await connection.SendAsync(Scripts.Http(Scripts.Success));
                End(connection, reset);
            },
            tls ? TestCertificates.Localhost : null);
        using EiamClient client = new(Sample.Options(server.Uri, skipCertificateCheck: true));
        await SendAsync(client, Sample.NewCode());
        await server.AllEndedAsync();
        string code = Sample.NewCode();

        Assert.Null(await SendAsync(client, code));
        Assert.Equal(1, server.CountOf(code));
        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_closes_in_the_very_moment_of_a_request_never_sends_it_twice(bool reset)
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Scripts.Http(Scripts.Success));

            // From no wait at all to one in which the next request begins to arrive.
            await Busy(connection.Number % 20);
            End(connection, reset);
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 2, time: new VirtualTime(DateTimeOffset.UtcNow)));
        int succeeded = 0;
        for (int round = 0; round < Rounds; round++)
        {
            string code = Sample.NewCode();
            EiamException? failure = await SendAsync(client, code);
            AssertOnce(server, code, failure);
            succeeded += failure is null ? 1 : 0;
        }

        Assert.InRange(succeeded, 1, Rounds);
    }

    [Fact]
    public async Task A_server_that_reads_the_second_request_of_each_connection_and_closes_gets_it_once()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Scripts.Http(Scripts.Success));
            await connection.ReadRequestAsync();
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 2, time: new VirtualTime(DateTimeOffset.UtcNow)));
        for (int round = 0; round < 50; round++)
        {
            string first = Sample.NewCode();
            string second = Sample.NewCode();
            Assert.Null(await SendAsync(client, first));
            EiamException? failure = await SendAsync(client, second);

            Assert.Equal(RequestOutcome.Unknown, failure?.Outcome);
            Assert.Equal(1, server.CountOf(first));
            Assert.Equal(1, server.CountOf(second));
        }
    }

    // What arrived is known at the server; what the client says must agree with it.
    private static void AssertOnce(FaultServer server, string code, EiamException? failure)
    {
        int arrived = server.CountOf(code);
        if (failure is null)
        {
            Assert.Equal(1, arrived);
            return;
        }

        Assert.InRange(arrived, 0, 1);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Equal(EiamErrorId.OutcomeUnknown, failure.ErrorId);
    }

    private static async Task<EiamException?> SendAsync(EiamClient client, string code)
    {
        try
        {
            LoginResult response = await client.SendAsync(Sample.Bind(code), cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(LoginStatus.Success, response.Status);
            return null;
        }
        catch (EiamException failure)
        {
            return failure;
        }
    }

    private static async Task Busy(int yields)
    {
        for (int i = 0; i < yields; i++)
        {
            await Task.Yield();
        }
    }

    private static void End(FaultConnection connection, bool reset)
    {
        if (reset)
        {
            connection.Reset();
        }
    }
}
