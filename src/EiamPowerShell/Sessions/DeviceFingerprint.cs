using System;
using System.IO;
#if !NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif
using System.Security.Cryptography;
using System.Threading;

namespace EiamPowerShell.Sessions;

/// <summary>
/// A random value that stands for this installation (X-device-fingerprint): made once per user, kept in a file that this user alone can
/// read, never a hardware serial. The tenant wants the same value for the same user at each login.
/// </summary>
internal static class DeviceFingerprint
{
    private const int Length = 32;

    // Where no file can be kept, the value at least stays the same as long as the process lives.
    private static readonly Lazy<string> Unkept = new(Make);

    /// <summary>The file's place: the user's application data.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "EiamPowerShell", "device-fingerprint");

    /// <summary>Reads the value, or makes it; where two processes make it at once, both get that of the first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Told where no file can be kept.</param>
    public static string Get(string path, Action<string> warn)
    {
        try
        {
            if (Read(path) is { } kept)
            {
                return kept;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            warn($"The device fingerprint cannot be kept in '{path}' ({e.Message}); this process uses one of its own. Give -DeviceFingerprint or EIAM_DEVICE_FINGERPRINT to keep it the same.");
            return Unkept.Value;
        }
    }

    private static string Create(string path)
    {
        string value = Make();
        string draft = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            WritePrivate(draft, value);
            try
            {
                // Fails where another process was first, or where a file is there that holds no fingerprint.
                File.Move(draft, path);
                return value;
            }
            catch (IOException) when (File.Exists(path))
            {
                if (Read(path) is { } theirs)
                {
                    return theirs;
                }
            }

            return Replace(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // Not one of ours: keeps what it was, for whoever wonders, and takes its place.
    private static string Replace(string draft, string path)
    {
        // One process at a time: a second would take the first one's value for the file that both found, and put it aside.
        using FileStream turn = TakeTurn(path + ".lock");
        if (Read(path) is { } theirs)
        {
            return theirs;
        }

        if (File.Exists(path))
        {
            string aside = path + ".corrupt";
            File.Delete(aside);
            File.Move(path, aside);
        }

        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // One that found no file at all was faster; what counts is what is there now.
        }

        return Read(path) ?? throw new IOException("another program writes to it");
    }

    private static FileStream TakeTurn(string path)
    {
        for (int wait = 0; ; wait++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (Exception e) when ((e is IOException or UnauthorizedAccessException) && wait < 200)
            {
                // Another has it, for the time of two renames.
                Thread.Sleep(10);
            }
        }
    }

    private static string? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        char[] text = new char[Length + 1];
        int count = reader.ReadBlock(text, 0, text.Length);
        return count == Length && Array.TrueForAll(text.AsSpan(0, Length).ToArray(), static c => c is >= '0' and <= '9' or >= 'a' and <= 'f')
            ? new string(text, 0, Length)
            : null;
    }

    private static string Make()
    {
        byte[] random = new byte[Length / 2];
        using (RandomNumberGenerator generator = RandomNumberGenerator.Create())
        {
            generator.GetBytes(random);
        }

        return BitConverter.ToString(random).Replace("-", string.Empty).ToLowerInvariant();
    }

    // On Windows the user's application data is closed to other users by its own access list.
    private static void WritePrivate(string path, string value)
    {
#if NET8_0_OR_GREATER
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(path, System.Text.Encoding.ASCII, options);
        writer.Write(value);
#else
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && ChangeMode(path, OwnerOnly) != 0)
        {
            throw new IOException("its access rights could not be set");
        }

        using StreamWriter writer = new(file, System.Text.Encoding.ASCII);
        writer.Write(value);
#endif
    }

#if !NET8_0_OR_GREATER
    // 0600
    private const uint OwnerOnly = 0x180;

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(string path, uint mode);
#endif
}
