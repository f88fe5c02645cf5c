using System;
using System.IO;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets a slider captcha, and saves its two pictures where it is asked to.</summary>
[Cmdlet(VerbsCommon.Get, "EiamCaptcha", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/captcha/captcha.html")]
[OutputType(typeof(Captcha))]
public sealed class GetEiamCaptchaCommand : EiamCallCommand<Captcha>
{
    private string? _folder;

    /// <summary>The folder that the pictures are saved in, as original.png and jigsaw.png. For one captcha, not for a bulk of them.</summary>
    [Parameter(Position = 0)]
    public string? Path { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => _folder is null
        ? new CaptchaRequest()
        : throw ErrorRecords.InvalidArgument("-Path takes one captcha, and this is the second: it would be saved over the first.");

    // The folder is made before the call: one that cannot be made costs no captcha.
    private protected override bool IsConfirmed(EiamRequest request, EiamSession session)
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Path)))
        {
            return true;
        }

        string folder = Resolve();
        if (!ShouldProcess(folder, "Save the pictures of a captcha"))
        {
            return false;
        }

        _folder = OnDisk(() => Directory.CreateDirectory(folder).FullName);
        return true;
    }

    private protected override void Write(EiamRequest request, Captcha result)
    {
        if (_folder is { } folder)
        {
            try
            {
                result.OriginalPath = OnDisk(() => Save(folder, "original.png", result.OriginalImage));
                result.JigsawPath = OnDisk(() => Save(folder, "jigsaw.png", result.JigsawImage));
            }
            catch (EiamException e)
            {
                // The captcha is good all the same.
                WriteError(ErrorRecords.From(new EiamException(FailureKind.Refused, RequestOutcome.CarriedOut, e.ErrorId, e.Message), folder));
            }
        }

        WriteObject(result);
    }

    private string Resolve()
    {
        string folder;
        ProviderInfo provider;
        try
        {
            folder = string.IsNullOrWhiteSpace(Path) ? throw ErrorRecords.InvalidArgument("-Path is empty; give a folder.") : GetPath(out provider);
        }
        catch (RuntimeException e)
        {
            throw ErrorRecords.InvalidArgument($"-Path cannot be found: {e.Message}");
        }

        return provider.Name == "FileSystem" ? folder : throw ErrorRecords.InvalidArgument($"-Path is a path of the provider {provider.Name}; give a folder of the file system.");
    }

    // As PowerShell's own cmdlets: from the location of the session, through its drives.
    private string GetPath(out ProviderInfo provider) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out provider, out _);

    private static string? Save(string folder, string name, byte[]? picture)
    {
        if (picture is null)
        {
            return null;
        }

        string file = System.IO.Path.Combine(folder, name);
        string made = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName());
        File.WriteAllBytes(made, picture);

        // What stands in its place goes, and not what it leads to: a link, or a pipe that would wait for a reader.
        File.Delete(file);
        File.Move(made, file);
        return file;
    }

    private static T OnDisk<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw ErrorRecords.InvalidArgument($"-Path cannot be written: {e.Message}");
        }
    }
}
