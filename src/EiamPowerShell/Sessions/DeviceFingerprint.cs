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
        // One process at a time: outside Windows a move looks whether its target is there and then replaces it all the same.
        using FileStream turn = TakeTurn(path + ".lock");
        if (Read(path) is { } theirs)
        {
            return theirs;
        }

        if (File.Exists(path))
        {
            // Not one of ours: keeps what it was, for whoever wonders.
            string aside = path + ".corrupt";
            File.Delete(aside);
            File.Move(path, aside);
        }

        string value = Make();
        string draft = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            WritePrivate(draft, value);
            File.Move(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }

        return value;
    }

    // Who has had a turn leaves a good file behind, so that it does no harm where the end of one turn and the beginning of two others meet.
    private static FileStream TakeTurn(string path)
    {
        for (int patience = 200; ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (Exception e) when ((e is IOException or UnauthorizedAccessException) && patience > 0)
            {
                // Another has it, for the time of a short file; or it was just given back; or there can be none here.
                patience -= File.Exists(path) ? 1 : 40;
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
