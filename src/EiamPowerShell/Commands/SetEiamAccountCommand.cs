using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Changes an application account: only what was given is sent.</summary>
[Cmdlet(VerbsCommon.Set, "EiamAccount", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "account/update-account.html")]
[OutputType(typeof(Account), typeof(void))]
public sealed class SetEiamAccountCommand : EiamAccountChangeCommand
{
    /// <summary>The login name in the application, be it as it was: the tenant asks for it with each change.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("account_name")]
    [FreeValue]
    public string? AccountName { get; set; }

    /// <summary>The display name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>The code of an organization of the application.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    [FreeValue]
    public string? ApplicationOrganizationCode { get; set; }

    /// <summary>The new password: a change that has one is sent once.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [FreeValue]
    public Secret? Password { get; set; }

    /// <summary>Whether it is disabled.</summary>
    [Parameter]
    [FromRecord]
    public SwitchParameter Disabled { get; set; }

    /// <summary>The tenant's own fields: a hashtable or an object, which can nest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public PSObject? Extension { get; set; }

    /// <summary>Fields by their names in the API, for those that have no parameter; $null is sent as null.</summary>
    [Parameter]
    [FreeValue]
    public PSObject? Attribute { get; set; }

    private protected override EiamRequest CreateChange(string applicationId) => AccountChangeRequest.Fields(
        applicationId,
        AccountId,
        new AccountFields
        {
            AccountName = AccountName,
            Name = Name,
            ApplicationOrganizationCode = ApplicationOrganizationCode,
            Password = Optional(nameof(Password)),
            Disabled = Binder.Has(nameof(Disabled)) ? Disabled.IsPresent : null,
            Extension = TableReader.Table(Extension, nameof(Extension)),
        },
        TableReader.Table(Attribute, nameof(Attribute)));
}
