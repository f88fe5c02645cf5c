using System.Management.Automation;
using System.Security;
using Eiam;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that writes the fields of a user of the directory.</summary>
public abstract class EiamUserFieldsCommand : EiamCallCommand<User>
{
    /// <summary>The code of the main organization.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    public string? OrganizationCode { get; set; }

    /// <summary>The mobile, as the tenant takes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>The number that the employer gave.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("employee_id")]
    public string? EmployeeId { get; set; }

    /// <summary>The key of the user in another system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("external_id")]
    public string? ExternalId { get; set; }

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

    /// <summary>The gender, such as male.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_gender")]
    [ArgumentCompleter(typeof(GenderCompleter))]
    public string? Gender { get; set; }

    /// <summary>The date of birth, yyyy-MM-dd.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_birthday")]
    public string? Birthday { get; set; }

    /// <summary>The nick name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_nick_name")]
    public string? NickName { get; set; }

    /// <summary>The user id of the manager.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_manager_id")]
    public string? ManagerId { get; set; }

    /// <summary>The kind of identity document, such as id_card.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_identity_type")]
    public string? IdentityType { get; set; }

    /// <summary>Its number: in no view, trace or error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_identity_number")]
    public string? IdentityNumber { get; set; }

    /// <summary>The area, such as CN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_area")]
    public string? Area { get; set; }

    /// <summary>The city.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_city")]
    public string? City { get; set; }

    /// <summary>The type of user, as the tenant defines it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_user_type")]
    public string? UserType { get; set; }

    /// <summary>The date of hire, yyyy-MM-dd.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_hire_date")]
    public string? HireDate { get; set; }

    /// <summary>The place of work.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("attr_work_place")]
    public string? WorkPlace { get; set; }

    /// <summary>Whether the password has to be changed at the next login.</summary>
    [Parameter]
    [Alias("pwd_must_modify")]
    [FromRecord]
    public SwitchParameter MustChangePassword { get; set; }

    /// <summary>The organizations of the user: codes, or tables of a code and a RelationType, which is 1 for the main one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_org_relation_list")]
    public PSObject? Organizations { get; set; }

    /// <summary>The tenant's own fields: a hashtable or an object, which can nest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSObject? Extension { get; set; }

    /// <summary>Fields by their names in the API, for those that have no parameter; $null is sent as null.</summary>
    [Parameter]
    public PSObject? Attribute { get; set; }

    /// <summary>What was given. The names are parameters of each cmdlet, since only the one that creates takes them by position.</summary>
    private protected UserFields FieldsOf(string? userName, string? name, SecureString? password = null) => new()
    {
        UserName = userName,
        OrganizationCode = OrganizationCode,
        Name = name,
        Mobile = Mobile,
        Email = Email,
        EmployeeId = EmployeeId,
        ExternalId = ExternalId,
        FirstName = FirstName,
        MiddleName = MiddleName,
        LastName = LastName,
        Gender = Gender,
        Birthday = TableReader.Date(Birthday),
        NickName = NickName,
        ManagerId = ManagerId,
        IdentityType = IdentityType,
        IdentityNumber = IdentityNumber,
        Area = Area,
        City = City,
        UserType = UserType,
        HireDate = TableReader.Date(HireDate),
        WorkPlace = WorkPlace,
        Password = password,
        MustChangePassword = Binder.Has(nameof(MustChangePassword)) ? MustChangePassword.IsPresent : null,
        Organizations = UserOrganizationReader.Read(Organizations, nameof(Organizations)),
        Extension = TableReader.Table(Extension, nameof(Extension)),
    };
}
