using System;
using System.IO;
using System.Linq;
using Eiam.Client;
using Eiam.Client.Tests.Faults;
using Xunit;

namespace Eiam.NetFramework.Tests;

/// <summary>
/// The module as Windows PowerShell 5.1 loads it, in a .NET Framework that runs here. Mono's HTTP stack is not .NET Framework's: what is shown is
/// that the assemblies are found, that every request goes out and comes back, and that no fault makes one-time requests go out twice.
/// </summary>
public sealed class NetFrameworkTests(NetFrameworkRun run) : IClassFixture<NetFrameworkRun>
{
    // .NET Framework's clients skip an answer of the 100s; Mono 6.8 ends the exchange at one it did not ask for. The request may have been
    // processed, which is what the module says, and it is not sent again.
    private static readonly string[] EndedByMono = ["100 Continue that nobody asked for", "several interim answers"];

    public static TheoryData<string> Requests => [.. Endpoints.All.Select(e => e.Name), "any DELETE with a body", "any PATCH", "a connection test"];

    public static TheoryData<string> Faults => [.. FaultTable.All.Where(f => f.Script is not null && f.Address is null).Select(f => f.Name)];

    [Fact]
    public void Every_assembly_of_the_client_comes_from_the_modules_folder()
    {
        NetFrameworkRun.SkipWithoutMono();
        string[] own = [.. Directory.GetFiles(Path.Combine(run.Folder, "Desktop"), "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!)];
        Assert.Contains("Eiam.Client", run.Loaded.Keys);
        Assert.Contains("System.Text.Json", run.Loaded.Keys);
        Assert.Equal(Path.Combine(run.Folder, "Eiam.Model.dll"), run.Loaded["Eiam.Model"]);
        Assert.All(
            run.Loaded.Where(l => own.Contains(l.Key) && !IsOfTheFramework(l.Key)),
            l => Assert.Equal(Path.Combine(run.Folder, "Desktop", l.Key + ".dll"), l.Value));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_goes_out_and_its_answer_is_read(string endpoint)
    {
        NetFrameworkRun.SkipWithoutMono();
        Assert.StartsWith("OK ", run.Requests[endpoint], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_one_time_request_is_sent_once_whatever_the_fault(string fault)
    {
        NetFrameworkRun.SkipWithoutMono();
        (string result, string outcome, int sent) = run.Faults[fault];
        Ending expected = FaultTable.All.Single(f => f.Name == fault).OneTime;
        Assert.InRange(sent, 0, Math.Min(expected.Sent, 1));
        Assert.Equal(
            EndedByMono.Contains(fault)
                ? (EiamErrorId.OutcomeUnknown, nameof(RequestOutcome.Unknown))
                : (expected.ErrorId ?? expected.Status.ToString(), expected.Outcome?.ToString() ?? "none"),
            (result, outcome));
    }

    // Facades: Mono brings these itself, as .NET Framework brings some of them.
    private static bool IsOfTheFramework(string name) => name is "System.Numerics.Vectors" or "System.Memory" or "System.Buffers";
}
