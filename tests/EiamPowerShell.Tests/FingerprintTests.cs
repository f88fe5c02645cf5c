using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The file in which this installation's fingerprint is kept. The user's folder is the process's: these run alone.</summary>
[Collection(nameof(EnvironmentGroup))]
public sealed class FingerprintTests : IDisposable
{
    private const string Variable = "XDG_CONFIG_HOME";
    private const string Good = "0123456789abcdef0123456789abcdef";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly string _home = Directory.CreateTempSubdirectory("eiam-print-").FullName;

    public FingerprintTests() => Environment.SetEnvironmentVariable(Variable, _home);

    private string Kept => Path.Combine(_home, "EiamPowerShell", "device-fingerprint");

    [Fact]
    public void It_is_made_once_and_readable_only_by_its_user()
    {
        string first = Sent();
        Assert.Equal(first, File.ReadAllText(Kept));

        // On Windows the folder's own access list guards it.
        Assert.True(OperatingSystem.IsWindows() || Mode(Kept) == OwnerOnly);
        Assert.Equal(first, Sent());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Kept)!));
    }

    [Fact]
    public void Its_folder_is_its_users_only_whatever_the_umask()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The access list of the user's folder guards it.");
        string above = Path.Combine(_home, "above");
        Environment.SetEnvironmentVariable(Variable, above);
        uint before = SetMask(0);
        try
        {
            Sent();
        }
        finally
        {
            _ = SetMask(before);
        }

        foreach (string folder in (string[])[above, Path.Combine(above, "EiamPowerShell")])
        {
            Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, Mode(folder));
        }

        Assert.Equal(OwnerOnly, Mode(Path.Combine(above, "EiamPowerShell", "device-fingerprint")));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_with_wide_rights_is_not_used_in_silence(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The access list of the user's folder guards it.");
        Write(Good, OwnerOnly | others);
        string warning = Assert.Single(Warnings());
        Assert.Contains(Kept, warning);
        Assert.Contains("Delete the file", warning);
        Assert.Equal(OwnerOnly, Mode(Kept));
        Assert.Equal(Good, Sent());
        Assert.Empty(Warnings());
    }

    [Fact]
    public void A_file_of_another_owner_is_not_used_and_a_warning_says_how_to_mend_it()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "Only root can give a file away.");
        Write(Good);
        Assert.Equal(0, ChangeOwner(Kept, 12345, 12345));
        Assert.Contains("belongs to another user: delete it", Assert.Single(Warnings()));
        Assert.NotEqual(Good, Sent());
        Assert.Equal(Good, File.ReadAllText(Kept));
    }

    [Fact]
    public void A_FIFO_in_its_place_is_not_opened_and_a_warning_says_how_to_mend_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are none in a folder.");
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        Assert.Equal(0, MakePipe(Kept, 0x180));

        // In a process of its own, which ends where it would wait.
        using ChildProcess host = new(TestPaths.IsolationHost, "ask");
        Assert.Contains("not a regular file: delete it", host.Ask($"Import-Module '{TestPaths.StagedModule}'; Connect-Eiam -Sandbox 3>&1"));
    }

    [Fact]
    public void Processes_that_find_it_being_made_wait_and_take_that_value()
    {
        Write(string.Empty);
        List<ChildProcess> processes = Start(3);
        try
        {
            using (FileStream maker = new(Kept, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                processes.ForEach(p => p.Say("go"));
                maker.Write(System.Text.Encoding.ASCII.GetBytes(Good));
            }

            Assert.All(processes, p => Assert.Equal(Good, p.ReadLine()));
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Kept)!));
        }
        finally
        {
            processes.ForEach(p => p.Dispose());
        }
    }

    [Fact]
    public async Task A_wait_for_another_process_ends_with_the_pipeline()
    {
        Write(string.Empty);
        using FileStream maker = new(Kept, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using PowerShellEngine engine = new();
        using PowerShell shell = engine.Create("'waiting'; Connect-Eiam -Sandbox; 'went on'");
        using PSDataCollection<PSObject> output = [];
        using SemaphoreSlim waiting = new(0);
        output.DataAdded += (_, _) => waiting.Release();
        IAsyncResult run = shell.BeginInvoke<PSObject, PSObject>(null, output);
        await waiting.WaitAsync(TestContext.Current.CancellationToken);

        // The module's own limit is longer.
        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Equal("waiting", Assert.Single(output).BaseObject);
        Assert.Empty(engine.Run("Get-EiamSession").Clean().Output);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("corrupt")]
    public void Processes_that_make_it_at_once_agree(string? before)
    {
        if (before is not null)
        {
            Write(before);
        }

        List<ChildProcess> processes = Start(6);
        try
        {
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
    [InlineData("short")]
    [InlineData("0123456789abcdef0123456789abcdef-and-more")]
    [InlineData("0123456789abcdef\n0123456789abcde")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public void A_corrupt_file_is_replaced_and_kept_aside(string content)
    {
        Write(content);
        string sent = Sent();
        Assert.Matches("^[0-9a-f]{32}$", sent);
        Assert.Equal(sent, File.ReadAllText(Kept));
        Assert.Equal(content, File.ReadAllText(Kept + ".corrupt"));
    }

    [Fact]
    public void An_empty_file_is_filled_and_nothing_is_kept_aside()
    {
        // What a process leaves that ends between making the file and writing it.
        Write(string.Empty);
        Assert.Equal(Sent(), File.ReadAllText(Kept));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Kept)!));
    }

    [Theory]
    [InlineData("a file in place of the folder")]
    [InlineData("a folder in place of the file")]
    public void Where_no_file_can_be_kept_it_warns_and_stays_the_same_for_the_process(string hindrance)
    {
        // What root cannot write either.
        if (hindrance == "a file in place of the folder")
        {
            File.WriteAllText(Path.GetDirectoryName(Kept)!, string.Empty);
        }
        else
        {
            Directory.CreateDirectory(Kept);
        }

        Assert.Contains("EIAM_DEVICE_FINGERPRINT", Assert.Single(Warnings()));
        Assert.Equal(Sent(), Sent());
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        Directory.Delete(_home, recursive: true);
    }

    private void Write(string content, UnixFileMode mode = OwnerOnly)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        File.WriteAllText(Kept, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Kept, mode);
        }
    }

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    // All wait for the word, so that they meet at the file.
    private static List<ChildProcess> Start(int count)
    {
        List<ChildProcess> processes = [.. Enumerable.Range(0, count).Select(_ => new ChildProcess(TestPaths.IsolationHost, "fingerprint", TestPaths.StagedModule))];
        processes.ForEach(p => Assert.Equal("ready", p.ReadLine()));
        return processes;
    }

    private static string[] Warnings()
    {
        using PowerShellEngine engine = new();
        return engine.Run("Connect-Eiam -Sandbox").Clean().Warnings;
    }

    private static string Sent()
    {
        using PowerShellEngine engine = new();
        return (string)engine.Run(
            "Connect-Eiam -Sandbox -WarningAction SilentlyContinue; Invoke-EiamWeChatMiniProgramLogin x -ErrorAction Ignore; (Get-EiamSandboxRequest -AsPlainText).Headers['X-device-fingerprint']").Single.BaseObject;
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(string path, uint mode);

    [DllImport("libc", EntryPoint = "chown", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(string path, uint user, uint group);
}
