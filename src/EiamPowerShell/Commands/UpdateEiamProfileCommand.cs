using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes what a user says of themselves.</summary>
[Cmdlet(VerbsData.Update, "EiamProfile", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UpdateEiamProfileCommand : EiamCallCommand<object>
{
    /// <summary>The user's id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    public Secret? IdToken { get; set; }

    /// <summary>The login name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_name")]
    public string? UserName { get; set; }

    /// <summary>The display name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The address of a picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("head_img")]
    public string? HeadImage { get; set; }

    /// <summary>Female, Male or Unknown.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_gender")]
    [ArgumentCompleter(typeof(GenderCompleter))]
    public string? Gender { get; set; }

    /// <summary>The date of birth, as yyyy-MM-dd or as a date.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_birthday")]
    public string? Birthday { get; set; }

    /// <summary>The nick name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_nick_name")]
    public string? NickName { get; set; }

    /// <summary>The postal address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("mailing_address")]
    public string? MailingAddress { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("zip_code")]
    public string? ZipCode { get; set; }

    /// <summary>The first name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("first_name")]
    public string? FirstName { get; set; }

    /// <summary>The middle name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("middle_name")]
    public string? MiddleName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("last_name")]
    public string? LastName { get; set; }

    /// <summary>The line of business.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Industry { get; set; }

    /// <summary>The tenant's own fields: a hashtable or an object, which can nest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSObject? Extension { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new ProfileUpdateRequest(
        UserToken(session, nameof(IdToken)),
        new UserProfile
        {
            UserName = UserName,
            Name = Name,
            HeadImage = HeadImage,
            Gender = Gender,
            Birthday = TableReader.Date(Birthday),
            NickName = NickName,
            MailingAddress = MailingAddress,
            ZipCode = ZipCode,
            FirstName = FirstName,
            MiddleName = MiddleName,
            LastName = LastName,
            Industry = Industry,
            Extension = TableReader.Table(Extension, nameof(Extension)),
        });
}
