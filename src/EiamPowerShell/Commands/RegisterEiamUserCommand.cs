using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Registers a user by the code that an SMS carried.</summary>
[Cmdlet(VerbsLifecycle.Register, "EiamUser", SupportsShouldProcess = true)]
[OutputType(typeof(LoginResult))]
public sealed class RegisterEiamUserCommand : EiamLoginCommand
{
    /// <summary>The mobile that the code was sent to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Mobile { get; set; }

    /// <summary>The code: one use.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("verify_code")]
    [SecretArgument]
    public Secret? VerifyCode { get; set; }

    /// <summary>The password to log in with.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("pwd")]
    [SecretArgument]
    public Secret? Password { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

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

    private protected override EiamRequest CreateLogin() => new RegisterRequest(
        Mobile,
        Required(nameof(VerifyCode)),
        Optional(nameof(Password)),
        Email,
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
