using System;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;

namespace EiamPowerShell.Sessions;

/// <summary>The owner and the rights of a file outside Windows, where a user's application data is closed to others by its access list.</summary>
internal static class UnixFile
{
    /// <summary>0600.</summary>
    public const uint OwnerReadWrite = 0x180;

    /// <summary>0700.</summary>
    public const uint OwnerAll = 0x1C0;

    // S_IFMT, S_IFREG, and the rights of group and others.
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int RightsOfOthers = 0x3F;

    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Takes the rights of group and others from a file of this user.</summary>
    /// <param name="path">The file, which is not opened.</param>
    /// <param name="items">Where PowerShell looks files up: .NET tells neither an owner nor a pipe.</param>
    /// <returns>Whether there were such rights.</returns>
    /// <exception cref="IOException">It is no regular file, or another user's.</exception>
    public static bool MakePrivate(string path, ItemCmdletProviderIntrinsics items)
    {
        if (IsWindows)
        {
            return false;
        }

        PSObject file = items.Get(["Microsoft.PowerShell.Core\\FileSystem::" + path], force: true, literalPath: true)[0];
        PSObject state = PSObject.AsPSObject(file.Properties["UnixStat"]?.Value ?? throw new NotSupportedException("its owner is not known"));
        int mode = (int)state.Properties["Mode"].Value;
        if ((mode & TypeMask) != Regular)
        {
            throw new IOException("it is not a regular file: delete it");
        }

        if ((int)state.Properties["UserId"].Value != (int)EffectiveUser())
        {
            throw new IOException("it belongs to another user: delete it, or make it this user's with chown");
        }

        bool isOpen = (mode & RightsOfOthers) != 0;
        if (isOpen)
        {
            SetMode(path, OwnerReadWrite);
        }

        return isOpen;
    }

    /// <summary>Sets the rights of a file or folder; does nothing on Windows.</summary>
    /// <exception cref="IOException">They cannot be set.</exception>
    public static void SetMode(string path, uint mode)
    {
        if (!IsWindows && ChangeMode(path, mode) != 0)
        {
            throw new IOException($"the rights of '{path}' cannot be set");
        }
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(string path, uint mode);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();
}
