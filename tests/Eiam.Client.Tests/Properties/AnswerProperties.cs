using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Eiam.Client.Tests.Properties;

/// <summary>Whatever the bytes of an answer are, a call ends with a response or with an <see cref="EiamException"/>, and says no secret.</summary>
public class AnswerProperties
{
    private static readonly int[] Statuses = [200, 200, 200, 200, 201, 204, 302, 400, 400, 401, 404, 429, 500, 502, 503, 600];

    private static readonly string[] Secrets = [Sample.StateToken, Sample.WeChatCode, Sample.Fingerprint];

    private static Gen<(int Status, byte[] Body)> Answers =>
        from status in Gen.Elements(Statuses) from body in Gens.Body select (status, body);

    [Fact]
    public void Any_answer_gives_a_response_or_an_EiamException_and_nothing_else()
    {
        CannedTransport transport = new();
        using EiamClient client = new(Sample.Options(transport: transport));
        int missing = PropertyRun.ForAll(Answers, answer =>
        {
            transport.Next = answer;
            AssertEnd(answer.Status, Send(client, Sample.Bind(), trace: null));
            AssertEnd(answer.Status, Send(client, new ProbeRequest(), trace: null));
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void No_answer_brings_a_secret_or_what_a_terminal_obeys_into_what_traces_errors_and_results_show()
    {
        CannedTransport transport = new();
        using EiamClient client = new(Sample.Options(transport: transport));
        int missing = PropertyRun.ForAll(Answers, answer =>
        {
            transport.Next = answer;
            RecordingTrace trace = new();
            (LoginResult? response, EiamException? failure) = Send(client, Sample.Bind(), trace);
            string all = string.Join('\n', trace.Lines) + failure + failure?.Message + failure?.ServerMessage + failure?.ErrorCode + failure?.ErrorId + response;
            Assert.DoesNotContain(Secrets, secret => all.Contains(secret, StringComparison.Ordinal));

            // The lines of a trace and of an exception's text are our own.
            string line = all.Replace(Environment.NewLine, " ", StringComparison.Ordinal).Replace('\n', ' ');
            Assert.False(Terminal.Obeys(line), line);
        });

        Assert.Equal(0, missing);
    }

    private static void AssertEnd(int status, (LoginResult? Response, EiamException? Failure) end)
    {
        if (end.Response is { } response)
        {
            Assert.InRange(status, 200, 299);
            Assert.True(response.StatusText is { Length: > 0 } || response.SessionToken is { Length: > 0 });
            Assert.True(response.ExpiresIn is null || response.ExpiresIn >= TimeSpan.Zero);
            Assert.DoesNotContain(response.AdditionalData, field => field.Key.Contains("token", StringComparison.Ordinal) && field.Value is string);
            return;
        }

        EiamException failure = end.Failure!;
        Assert.Equal(status, failure.StatusCode);
        Assert.NotEmpty(failure.ErrorId);
        Assert.NotEmpty(failure.Message);
        Assert.DoesNotContain(failure.Message, char.IsControl);
        Assert.InRange(failure.Message.Length, 1, 1500);
        Assert.Equal(Expected(status, failure), failure.Outcome);
    }

    private static RequestOutcome Expected(int status, EiamException failure) => status switch
    {
        >= 400 and < 500 => RequestOutcome.Rejected,
        >= 200 and < 300 when failure.ErrorCode is not null => RequestOutcome.Rejected,
        _ => RequestOutcome.Unknown,
    };

    private static (LoginResult? Response, EiamException? Failure) Send(EiamClient client, EiamRequest<LoginResult> request, IEiamTrace? trace)
    {
        try
        {
            // Nothing in it waits.
            Task<LoginResult> call = client.SendAsync(request, trace);
            Assert.True(call.IsCompleted);
            return (call.GetAwaiter().GetResult(), null);
        }
        catch (EiamException failure)
        {
            return (null, failure);
        }
    }

    private sealed class CannedTransport : HttpMessageHandler
    {
        public (int Status, byte[] Body) Next { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // What a server is sent, so that the outcome is that of a request that went out.
            _ = request.Content?.ReadAsByteArrayAsync(cancellationToken);
            return Task.FromResult(StubTransport.Response(Next.Status, Next.Body));
        }
    }
}
