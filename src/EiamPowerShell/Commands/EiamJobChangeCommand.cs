using System.Management.Automation;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>
/// A cmdlet that sets where a job is. The tenant clears a position or a title that is left out, so that both have to be given: by name, an empty
/// text clears. An empty cell of a record is not given, as everywhere, and an error here: a column that is missing or misspelled clears nothing.
/// </summary>
/// <typeparam name="TResult">What it writes: a type of Eiam.Model.</typeparam>
public abstract class EiamJobChangeCommand<TResult> : EiamChangeCommand<TResult>
    where TResult : class
{
    private bool _clearsPosition;
    private bool _clearsTitle;

    /// <summary>The code of the organization.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    [FreeValue]
    public string? OrganizationCode { get; set; }

    /// <summary>The code of the position; an empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("position_code")]
    [FreeValue]
    public string? PositionCode { get; set; }

    /// <summary>The code of the title; an empty text clears it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("title_code")]
    [FreeValue]
    public string? TitleCode { get; set; }

    /// <summary>Learns what an empty text on the command line clears.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // No record has come yet: what a record has, and what a script block makes of one, is not there. Nor is $null, a variable that was not set.
        _clearsPosition = PositionCode is "";
        _clearsTitle = TitleCode is "";
    }

    /// <summary>Where the job is to be.</summary>
    private protected JobPlace Place() => new(OrganizationCode, Given(PositionCode, _clearsPosition), Given(TitleCode, _clearsTitle));

    /// <summary>What ShouldProcess says of it: what is cleared, too.</summary>
    private protected string PlaceText =>
        $"organization {OrganizationCode}, {Text("position", PositionCode)}, {Text("title", TitleCode)}";

    private static string Text(string what, string? code) => string.IsNullOrEmpty(code) ? what + " cleared" : $"{what} {code}";

    private static string? Given(string? code, bool clears) => code is "" && !clears ? null : code;
}
