using System;
using System.Linq;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>Tests in which a time limit passes run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class TimedTests : ICollectionFixture<FaultRuns>
{
    public const string Name = "Timed";
}

/// <summary>Every fault of the table, with both kinds of call.</summary>
[Collection(TimedTests.Name)]
public class SentOnceTests(FaultRuns runs)
{
    public static TheoryData<string> Faults => [.. FaultTable.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_one_time_call_ends_as_the_table_says(string fault)
    {
        FaultRun run = await runs.OneTime(fault);

        AssertEnding(FaultTable.Find(fault).OneTime, run);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_idempotent_call_ends_as_the_table_says(string fault)
    {
        FaultRun run = await runs.Idempotent(fault);

        AssertEnding(FaultTable.Find(fault).Idempotent, run);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_one_time_code_arrives_once_at_most_unless_the_tenant_refused_it_unused(string fault)
    {
        FaultRun run = await runs.OneTime(fault);

        if (run.Error is EiamException { Kind: FailureKind.RateLimited })
        {
            Assert.Equal(1 + FaultRuns.Retries, run.Sent);
        }
        else if (run.Error is EiamException { Outcome: RequestOutcome.NotSent } failure)
        {
            Assert.Equal(0, run.Sent);
            Assert.Equal(1 + FaultRuns.Retries, failure.Attempts);
        }
        else
        {
            Assert.Equal(1, run.Sent);
            Assert.Equal(1, run.Connections);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_would_not_end_is_cut_off(string fault)
    {
        foreach (FaultRun run in (FaultRun[])[await runs.OneTime(fault), await runs.Idempotent(fault)])
        {
            Assert.InRange(run.BytesTaken, 0, Math.Max(1, run.Connections) * (FaultTable.Flood / 2L));
            if (FaultTable.Find(fault).IsCutOff)
            {
                Assert.Equal(run.Connections, run.HungUp);
                Assert.Equal(run.Sent, run.HungUp);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_secret_stands_in_an_error_or_a_trace(string fault)
    {
        foreach (FaultRun run in (FaultRun[])[await runs.OneTime(fault), await runs.Idempotent(fault)])
        {
            string all = string.Join('\n', run.Trace) + run.Error;
            Assert.True(run.IsIdempotent || !all.Contains(Sample.StateToken, StringComparison.Ordinal));
            Assert.DoesNotContain(run.Code, all, StringComparison.Ordinal);
            Assert.DoesNotContain(Sample.Fingerprint, all, StringComparison.Ordinal);
            Assert.DoesNotContain("btsiBjx85prcZu6I6Ki057Tmw3nSF2VO", all, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_error_says_what_is_wrong_where_the_table_says_how(string fault)
    {
        string? says = FaultTable.Find(fault).Says;
        foreach (FaultRun run in (FaultRun[])[await runs.OneTime(fault), await runs.Idempotent(fault)])
        {
            Assert.Equal(FaultTable.Find(fault).OneTime.Status is null, run.Error is EiamException { Message.Length: > 20 });
            Assert.Contains(says ?? string.Empty, run.Error?.ToString() ?? string.Empty, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_table_names_each_fault_once_and_holds_every_group_that_was_asked_for()
    {
        Assert.Equal(FaultTable.All.Count, FaultTable.All.Select(f => f.Name).Distinct().Count());
        Assert.InRange(FaultTable.All.Count, 60, int.MaxValue);
    }

    private static void AssertEnding(Ending expected, FaultRun run)
    {
        if (expected.Status is { } status)
        {
            Assert.Null(run.Error);
            Assert.Equal(status, run.Response!.Status);
        }
        else
        {
            EiamException failure = Assert.IsType<EiamException>(run.Error);
            Assert.Equal(
                expected with { Sent = run.Sent },
                new Ending(run.Sent, null, failure.Kind, failure.ErrorId, failure.Outcome));
        }

        Assert.Equal(expected.Sent, run.Sent);
    }
}
