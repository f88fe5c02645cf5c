using System;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace EiamPowerShell.Sessions;

/// <summary>What the device headers say where the user gives nothing.</summary>
internal static class DeviceDefaults
{
    /// <summary>Such as <c>windows10.0.22631</c>.</summary>
    public static string OperatingSystemVersion()
    {
        string name = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "windows"
            : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "macos"
            : "linux";
        Version version = Environment.OSVersion.Version;
        return string.Format(CultureInfo.InvariantCulture, "{0}{1}.{2}.{3}", name, version.Major, version.Minor, Math.Max(version.Build, 0));
    }

    /// <summary>Such as <c>EiamPowerShell/0.1.0 PowerShell/7.6.5 (Unix 5.10.0.0)</c>.</summary>
    public static string Agent(string powerShellVersion)
    {
        Version module = typeof(DeviceDefaults).GetTypeInfo().Assembly.GetName().Version!;
        return Ascii(string.Format(
            CultureInfo.InvariantCulture, "EiamPowerShell/{0} PowerShell/{1} ({2})", module.ToString(3), powerShellVersion, Environment.OSVersion.VersionString));
    }

    /// <summary><c>zh</c> or <c>en</c>, the two that the API's pages show.</summary>
    public static string Language(CultureInfo culture) =>
        string.Equals(culture.TwoLetterISOLanguageName, "zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";

    // A custom kernel or a preview version can hold anything; a default must not be refused as a header.
    private static string Ascii(string text)
    {
        StringBuilder ascii = new(text.Length);
        foreach (char c in text)
        {
            ascii.Append(c is >= ' ' and <= '~' ? c : '?');
        }

        return ascii.ToString();
    }
}
