using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The file in which this installation's fingerprint is kept. The user's folder is the process's: these run alone.</summary>
[Collection(nameof(EnvironmentGroup))]
public sealed class FingerprintTests : IDisposable
{
    private const string Variable = "XDG_CONFIG_HOME";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly string _home = Directory.CreateTempSubdirectory("eiam-print-").FullName;

    public FingerprintTests() => Environment.SetEnvironmentVariable(Variable, _home);

    private string Kept => Path.Combine(_home, "EiamPowerShell", "device-fingerprint");

    [Fact]
    public void It_is_made_once_and_readable_by_its_user_alone()
    {
        string first = Sent();
        Assert.Equal(first, File.ReadAllText(Kept));

        // On Windows the folder's own access list guards it.
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
        }

        Assert.Equal(first, Sent());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Kept)!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("corrupt")]
    public void Processes_that_make_it_at_once_agree(string? before)
    {
        if (before is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
            File.WriteAllText(Kept, before);
        }

        List<ChildProcess> processes = [.. Enumerable.Range(0, 6).Select(_ => new ChildProcess(TestPaths.IsolationHost, "fingerprint", TestPaths.StagedModule))];
        try
        {
            // All wait for the word, so that they meet at the file.
            processes.ForEach(p => Assert.Equal("ready", p.ReadLine()));
            processes.ForEach(p => p.Say("go"));
            string[] values = processes.ConvertAll(p => p.ReadLine()).ToArray();
            Assert.Matches("^[0-9a-f]{32}$", values[0]);
            Assert.Single(values.Distinct());
            Assert.Equal(values[0], File.ReadAllText(Kept));
            Assert.Equal(before is null ? 1 : 2, Directory.GetFiles(Path.GetDirectoryName(Kept)!).Length);
            Assert.True(before is null || File.ReadAllText(Kept + ".corrupt") == before);
        }
        finally
        {
            processes.ForEach(p => p.Dispose());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789abcdef0123456789abcdef-and-more")]
    [InlineData("0123456789abcdef\n0123456789abcde")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public void A_corrupt_file_is_replaced_and_kept_aside(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        File.WriteAllText(Kept, content);
        string sent = Sent();
        Assert.Matches("^[0-9a-f]{32}$", sent);
        Assert.Equal(sent, File.ReadAllText(Kept));
        Assert.Equal(content, File.ReadAllText(Kept + ".corrupt"));
    }

    [Fact]
    public void Where_no_file_can_be_kept_it_warns_and_stays_the_same_for_the_process()
    {
        // A file where the folder should be: also root cannot make one there.
        File.WriteAllText(Path.Combine(_home, "EiamPowerShell"), string.Empty);
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam -Sandbox");
        Assert.Contains("EIAM_DEVICE_FINGERPRINT", Assert.Single(result.Clean().Warnings));
        Assert.Equal(Sent(), Sent());
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        Directory.Delete(_home, recursive: true);
    }

    private static string Sent()
    {
        using PowerShellEngine engine = new();
        return (string)engine.Run(
            "Connect-Eiam -Sandbox -WarningAction SilentlyContinue; Invoke-EiamWeChatMiniProgramLogin x -ErrorAction Ignore; (Get-EiamSandboxRequest -AsPlainText).Headers['X-device-fingerprint']").Single.BaseObject;
    }
}
