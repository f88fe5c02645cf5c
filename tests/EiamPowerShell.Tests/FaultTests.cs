using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Every fault of the client's table, met by a person at a prompt: what the error is, and that nothing shows a secret.</summary>
public sealed class FaultTests : IDisposable
{
    // What the fault server's own answers give away.
    private static readonly string[] AnswerSecrets = ["btsiBjx85prcZu6I6Ki057Tmw3nSF2VO", "eyJraWQn0.eyJpc3MiOiJodHR.g1A7jG8O0uw"];

    private const string Mobile = "13812345678";

    // Seconds.
    private const int FirstLimit = 1;
    private const int LongLimit = 60;

    private readonly ChildProcess _host = new(TestPaths.FaultHost);

    [Fact]
    public async Task Every_fault_is_one_error_with_the_right_outcome_sent_once_and_without_a_secret()
    {
        List<Expected> faults = [];
        for (string line = _host.ReadLine(); line.Length > 0; line = _host.ReadLine())
        {
            faults.Add(JsonSerializer.Deserialize<Expected>(line)!);
        }

        Assert.True(faults.Count >= 25);
        ConcurrentBag<string> wrong = [];
        ConcurrentDictionary<string, Expected> lastAttempts = [];
        await Parallel.ForEachAsync(faults, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (fault, _) =>
        {
            Expected met = fault;
            Seen seen = Meet(met, FirstLimit);

            // A machine that is so busy that the limit passes before the fault is met gets a longer one, with secrets of its own.
            if (IsTimed(fault) && seen.Error is { } late && Outcome(late) != fault.Outcome)
            {
                met = fault with { Attempt = 1 };
                seen = Meet(met, LongLimit);
            }

            lastAttempts[fault.Name] = met;
            foreach (string complaint in Complaints(met, seen))
            {
                wrong.Add($"{fault.Name}: {complaint}");
            }

            return ValueTask.CompletedTask;
        });
        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong));
        foreach (Expected fault in faults)
        {
            Assert.Equal($"{fault.Name} {Math.Min(fault.Sent, 1)}", $"{fault.Name} {_host.Ask(fault.Name + "|" + Canary("code", lastAttempts[fault.Name]))}");
        }
    }

    public void Dispose() => _host.Dispose();

    private static string Canary(string what, Expected fault) => $"canary{what}{(uint)StringComparer.Ordinal.GetHashCode(fault.Name):x}{fault.Attempt}";

    private static bool IsTimed(Expected fault) => fault.EndsByOperationTimeout || fault.EndsByConnectionTimeout;

    private static string Outcome(ErrorRecord error) => ErrorTests.Property(error, "Outcome")?.ToString() ?? "none";

    private static Seen Meet(Expected fault, int seconds)
    {
        using PowerShellEngine engine = new();
        int limit = IsTimed(fault) ? seconds : LongLimit;
        RunResult result = engine.Run(
            """
            param($Fault, $State, $Code, $Print, $Mobile, $Limit)
            $VerbosePreference = $DebugPreference = 'Continue'
            Connect-Eiam -Uri $Fault.Uri -ClientId c -DeviceFingerprint $Print -SkipCertificateCheck:$Fault.SkipCertificateCheck -MaximumRetryCount 0 -OperationTimeoutSeconds $(if ($Fault.EndsByConnectionTimeout) { 0 } else { $Limit }) -ConnectionTimeoutSeconds $Limit
            [pscustomobject]@{ Id = 7; StateToken = $State; WeChatCode = $Code; Mobile = $Mobile } | Invoke-EiamWeChatMobileBind
            """,
            fault,
            Canary("state", fault),
            Canary("code", fault),
            Canary("print", fault),
            Mobile,
            limit);
        ErrorRecord? error = result.Errors.SingleOrDefault();
        StringBuilder all = new();
        all.AppendJoin('\n', result.Verbose).AppendJoin('\n', result.Debug).AppendJoin('\n', result.Warnings).AppendJoin('\n', result.Information);
        all.AppendJoin('\n', result.Output).Append(PSSerializer.Serialize(result.Output, 3)).Append(result.Terminating);
        if (error is not null)
        {
            all.Append(error).Append(error.Exception).Append(error.ErrorDetails).Append(PSSerializer.Serialize(error, 2));
            foreach (PSPropertyInfo property in PSObject.AsPSObject(error.Exception).Properties.Concat(PSObject.AsPSObject(error.TargetObject).Properties))
            {
                all.Append(property.Value);
            }
        }

        // $Error, and what a person and a transcript see.
        engine.Host.Clear();
        using (PowerShell shell = engine.Create("$Error | Out-Default; $Error[0].Exception | Out-Default; $args[0] | Out-Default", new object[] { result.Output.ToArray() }))
        {
            shell.Invoke();
        }

        return new Seen(error, result.Output.Count > 0 ? result.Output[0] : null, all.Append(engine.Host.Screen).ToString());
    }

    private static IEnumerable<string> Complaints(Expected fault, Seen seen)
    {
        if (fault.ErrorId is not null)
        {
            string id = seen.Error?.FullyQualifiedErrorId.Split(',')[0] ?? "no error";
            if (id != fault.ErrorId)
            {
                yield return $"ended with {id}, not with {fault.ErrorId}: {seen.Error}";
            }

            string outcome = seen.Error is null ? "none" : Outcome(seen.Error);
            if (outcome != fault.Outcome)
            {
                yield return $"its outcome is {outcome}, not {fault.Outcome}";
            }

            if (string.IsNullOrEmpty(seen.Error?.ErrorDetails?.RecommendedAction))
            {
                yield return "it says nothing of what to do";
            }

            if (PSObject.AsPSObject(seen.Error!.TargetObject).Properties["Id"]?.Value is not 7)
            {
                yield return "it does not point at its record";
            }
        }
        else if (seen.Result?.Properties["Status"].Value.ToString() != fault.Status)
        {
            yield return $"it gave {seen.Result} {seen.Error}, not {fault.Status}";
        }

        foreach (string secret in (string[])[Canary("state", fault), Canary("code", fault), Canary("print", fault), Mobile, .. AnswerSecrets])
        {
            int at = seen.Text.IndexOf(secret, StringComparison.Ordinal);
            if (at >= 0)
            {
                yield return $"it shows {secret}: …{seen.Text.Substring(Math.Max(0, at - 60), Math.Min(120, seen.Text.Length - Math.Max(0, at - 60)))}…";
            }

            if (seen.Text.Contains(Convert.ToHexString(Encoding.Unicode.GetBytes(secret)), StringComparison.OrdinalIgnoreCase))
            {
                yield return $"it shows {secret} as hexadecimal digits";
            }
        }
    }

    public sealed record Expected(
        string Name, string Uri, bool SkipCertificateCheck, bool EndsByOperationTimeout, bool EndsByConnectionTimeout, string? Status, string? ErrorId, string? Outcome, int Sent)
    {
        public int Attempt { get; init; }
    }

    private sealed record Seen(ErrorRecord? Error, PSObject? Result, string Text);
}
