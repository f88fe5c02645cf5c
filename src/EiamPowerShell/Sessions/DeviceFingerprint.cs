using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace EiamPowerShell.Sessions;

/// <summary>
/// A random value that stands for this installation (X-device-fingerprint): made once per user, kept in a file that is made only for this
/// user to read, never a hardware serial. The tenant wants the same value for the same user at each login.
/// </summary>
internal static class DeviceFingerprint
{
    private const int Length = 32;

    // Another process has the file for as long as 32 characters take; a busy machine may stop it in between.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Where no file can be kept, the value at least stays the same as long as the process lives.
    private static readonly Lazy<string> Unkept = new(Random);

    /// <summary>The file's place: the user's application data.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "EiamPowerShell", "device-fingerprint");

    /// <summary>Reads the value, or makes it; where two processes make it at once, both get that of the first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="items">Where PowerShell looks files up.</param>
    /// <param name="warn">Told where the file cannot be used, and where others could read it.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    public static string Get(string path, ItemCmdletProviderIntrinsics items, Action<string> warn, CancellationToken stop)
    {
        try
        {
            // Looked at before it is opened: a pipe would wait for a writer without end.
            if (File.Exists(path) && UnixFile.MakePrivate(path, items))
            {
                warn($"Other users could read or change '{path}'; its rights are now its owner's only. Delete the file to get a new device fingerprint.");
            }

            return Read(path) ?? Make(path, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or SessionStateException or ProviderInvocationException)
        {
            warn($"The device fingerprint cannot be kept in '{path}' ({e.Message.TrimEnd('.')}); this process uses one of its own. Give -DeviceFingerprint or EIAM_DEVICE_FINGERPRINT to keep it the same.");
            return Unkept.Value;
        }
    }

    private static string Make(string path, CancellationToken stop)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        using FileStream file = OpenAlone(path, stop);
        if (Read(file) is { } theirs)
        {
            return theirs;
        }

        UnixFile.SetMode(path, UnixFile.OwnerReadWrite);
        if (file.Length > 0)
        {
            // Not one of ours: keeps what it was, for whoever wonders.
            string aside = path + ".corrupt";
            File.Delete(aside);
            using FileStream copy = new(aside, FileMode.CreateNew, FileAccess.Write);
            UnixFile.SetMode(aside, UnixFile.OwnerReadWrite);
            file.Position = 0;
            file.CopyTo(copy);
            file.SetLength(0);
        }

        string value = Random();
        file.Write(Encoding.ASCII.GetBytes(value), 0, Length);
        file.Flush();
        return value;
    }

    // Private whatever the process's umask, and so are the folders above it that are not there yet.
    private static void CreateFolder(string folder)
    {
        if (Path.GetDirectoryName(folder) is { } parent && !Directory.Exists(parent))
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(folder);
        UnixFile.SetMode(folder, UnixFile.OwnerAll);
    }

    private static FileStream OpenAlone(string path, CancellationToken stop)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsTaken(e) && waited.Elapsed < Patience)
            {
                if (stop.WaitHandle.WaitOne(20))
                {
                    throw new PipelineStoppedException();
                }
            }
        }
    }

    // Another process has the file open: ERROR_SHARING_VIOLATION of Windows, EWOULDBLOCK of Linux and of macOS.
    private static bool IsTaken(IOException error) => error.HResult is unchecked((int)0x80070020) or 11 or 35;

    // Null where there is no good value, or not yet: who makes one looks again when the file is its own.
    private static string? Read(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file);
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException || IsTaken(e))
        {
            return null;
        }
    }

    private static string? Read(FileStream file)
    {
        byte[] text = new byte[Length + 1];
        int count = 0;
        while (count < text.Length && file.Read(text, count, text.Length - count) is > 0 and int read)
        {
            count += read;
        }

        Array.Resize(ref text, count);
        return count == Length && Array.TrueForAll(text, static b => b is >= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'f')
            ? Encoding.ASCII.GetString(text)
            : null;
    }

    private static string Random()
    {
        byte[] random = new byte[Length / 2];
        using (RandomNumberGenerator generator = RandomNumberGenerator.Create())
        {
            generator.GetBytes(random);
        }

        return BitConverter.ToString(random).Replace("-", string.Empty).ToLowerInvariant();
    }
}
