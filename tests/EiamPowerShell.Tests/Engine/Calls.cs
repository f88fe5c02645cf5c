using System;
using System.Management.Automation;
using Xunit;

namespace EiamPowerShell.Tests.Engine;

/// <summary>What the tests of each group of cmdlets ask of a call, after a script that prepares a sandbox.</summary>
internal static class Calls
{
    /// <summary>All requests.</summary>
    public const string Sent = "@(Get-EiamSandboxRequest -Session $asked).Count";

    /// <summary>The call ends in an error that names what is wrong with it, and nothing is sent.</summary>
    /// <param name="setup">Prepares the sandbox.</param>
    /// <param name="call">The call.</param>
    /// <param name="said">How the message begins.</param>
    /// <param name="sent">Counts the requests that must not be sent; $asked is the sandbox.</param>
    public static void IsRefused(string setup, string call, string said, string sent = Sent)
    {
        using PowerShellEngine engine = new();
        engine.Run(setup + "\n$asked = Get-EiamSession -Current").Clean();
        ErrorRecord error = engine.Run("$before = " + sent + "; " + call).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(said, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, engine.Run(sent + " - $before").Single.BaseObject);
    }

    /// <summary>The call ends in an error of the tenant's, with its code, its category, what is known of it, and advice.</summary>
    /// <param name="setup">Prepares the sandbox.</param>
    /// <param name="call">The call.</param>
    /// <param name="code">The code.</param>
    /// <param name="category">The category; null for any.</param>
    public static void IsRejected(string setup, string call, string code, string? category = null)
    {
        using PowerShellEngine engine = new();
        engine.Run(setup).Clean();
        ErrorRecord error = engine.Run(call).Error;
        Assert.Equal(code, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category ?? error.CategoryInfo.Category.ToString(), error.CategoryInfo.Category.ToString());

        // A list that does not have what is looked for was read.
        Assert.Equal(code == "EiamNotFound" ? "CarriedOut" : "Rejected", ErrorTests.Property(error, "Outcome")!.ToString());
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("The change was made", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>With -WhatIf the call writes nothing, and says what it would do, and to what.</summary>
    /// <param name="setup">Prepares the sandbox.</param>
    /// <param name="call">The call.</param>
    /// <param name="subject">What ShouldProcess names, as PowerShell's text in double quotes.</param>
    /// <param name="action">What it says; null for anything.</param>
    public static void IsAskedAbout(string setup, string call, string subject, string? action = null)
    {
        using PowerShellEngine engine = new();
        string expected = (string)engine.Run(setup + "\n\"" + subject + "\"").Single.BaseObject;
        engine.Host.Clear();
        Assert.Empty(engine.Run(call + " -WhatIf").Clean().Output);
        Assert.Contains(
            (action is null ? string.Empty : $"Performing the operation \"{action}\" ") + $"on target \"{expected}\".",
            string.Join(' ', engine.Host.Screen.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }
}
