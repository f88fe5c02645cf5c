using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>The fields of an application account that can be written. Sources: T:account/add-basic-account, T:account/update-account.</summary>
public sealed class AccountFields
{
    private readonly FieldList _fields = new();

    /// <summary>What was given, as the object that is made of it.</summary>
    internal Account Given { get; } = new();

    /// <summary><c>account_name</c>: the login name in the application.</summary>
    public string? AccountName { init => _fields.Text("account_name", Given.AccountName = Blank(value), nameof(AccountName)); }

    /// <summary><c>name</c>: the display name.</summary>
    public string? Name { init => _fields.Text("name", Given.Name = Blank(value), nameof(Name)); }

    /// <summary><c>org_code</c>: the code of an organization of the application.</summary>
    public string? ApplicationOrganizationCode { init => _fields.Code("org_code", Given.ApplicationOrganizationCode = Blank(value), nameof(ApplicationOrganizationCode)); }

    /// <summary><c>password</c>. An empty one is never sent: whether it clears the password is not said.</summary>
    public SecureString? Password { init => _fields.Secret("password", value, nameof(Password)); }

    /// <summary><c>disabled</c>.</summary>
    public bool? Disabled { init => _fields.Flag("disabled", Given.Disabled = value); }

    /// <summary><c>extension</c>: fields that the tenant itself defined, by name.</summary>
    public IReadOnlyDictionary<string, object?>? Extension { init => _fields.Object("extension", value, nameof(Extension)); }

    internal FieldList Fields => _fields;

    // What is not sent is not there.
    private static string? Blank(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

/// <summary>
/// Creates an application account. The answer is an id; the result is that and what was sent, without another call. Sources:
/// T:account/add-basic-account, T:account/add-public-account, T:account/add-orphan-account (201), T:user/accounts (200).
/// </summary>
public sealed class AccountCreateRequest : EiamRequest<Account>
{
    private readonly AccountFields _fields;
    private readonly IReadOnlyList<string> _path;
    private readonly bool _sendsUserId;

    private AccountCreateRequest(Endpoint endpoint, IReadOnlyList<string> path, AccountFields fields, AccountType type, string? userId, string applicationId)
        : base(endpoint)
    {
        _path = path;
        _fields = fields;
        _sendsUserId = userId is not null && !path.Contains(userId);
        fields.Given.Type = type.ToString();
        fields.Given.UserId = userId;
        fields.Given.ApplicationId = applicationId;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => _path;

    /// <summary>Creates an account of a user.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="userId">The user's id (<c>user_id</c>).</param>
    /// <param name="fields">What it is like; without an account name it gets the user name.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountCreateRequest Basic(string? applicationId, string? userId, AccountFields fields, IReadOnlyDictionary<string, object?>? attributes = null)
    {
        string application = InputCheck.PathValue(applicationId, "ApplicationId");
        string user = InputCheck.Text(userId, "UserId");
        return new AccountCreateRequest(Endpoints.AccountCreateBasic, [application], Complete(fields, attributes), AccountType.Basic, user, application);
    }

    /// <summary>
    /// Creates an account of a user by the user's own call, which takes only a name, and needs the application's permission for users
    /// (<c>user_all</c>) in place of that for accounts.
    /// </summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="userId">The user's id (<c>user_id</c>).</param>
    /// <param name="accountName">The account name; null for the user name.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountCreateRequest OfUser(string? applicationId, string? userId, string? accountName = null)
    {
        string application = InputCheck.PathValue(applicationId, "ApplicationId");
        string user = InputCheck.PathValue(userId, "UserId");
        return new AccountCreateRequest(Endpoints.UserAccountCreate, [user, application], new AccountFields { AccountName = accountName }, AccountType.Basic, user, application);
    }

    /// <summary>Creates an account of several users, whom another call adds.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="fields">What it is like; an account name at least.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountCreateRequest Public(string? applicationId, AccountFields fields, IReadOnlyDictionary<string, object?>? attributes = null) =>
        WithoutUser(Endpoints.AccountCreatePublic, AccountType.Public, applicationId, fields, attributes);

    /// <summary>Creates an account of no user.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="fields">What it is like; an account name at least.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountCreateRequest Orphan(string? applicationId, AccountFields fields, IReadOnlyDictionary<string, object?>? attributes = null) =>
        WithoutUser(Endpoints.AccountCreateOrphan, AccountType.Orphan, applicationId, fields, attributes);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Text("user_id", _sendsUserId ? _fields.Given.UserId : null);
        _fields.Fields.Write(body);
    }

    /// <inheritdoc/>
    protected internal override Account Read(Answer answer)
    {
        _fields.Given.AccountId = JsonValue.IdOf(answer.Json, "account_id");
        return _fields.Given;
    }

    /// <inheritdoc/>
    protected internal override Account ReadEmpty() => _fields.Given;

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((Account)result!).AccountId);

    private static AccountCreateRequest WithoutUser(
        Endpoint endpoint, AccountType type, string? applicationId, AccountFields fields, IReadOnlyDictionary<string, object?>? attributes)
    {
        string application = InputCheck.PathValue(applicationId, "ApplicationId");
        AccountFields complete = Complete(fields, attributes);
        InputCheck.Text(complete.Given.AccountName, "AccountName");
        return new AccountCreateRequest(endpoint, [application], complete, type, userId: null, application);
    }

    private static AccountFields Complete(AccountFields fields, IReadOnlyDictionary<string, object?>? attributes)
    {
        _ = (fields ?? throw new ArgumentNullException(nameof(fields))).Fields.Fields(attributes, "Attribute");
        return fields;
    }
}

/// <summary>
/// Changes, removes, enables or disables an application account, or says who owns and who uses a public one. Whether fields that are not sent keep
/// their values is not said for accounts, as it is for users. A change is answered with 201 (T:account/update-account) or 200 (HW:UpdateAppAccount).
/// A change that carries a password is sent once. So are the POST calls of owners and users: the pages do not say what they do when they are
/// repeated. Sources: those two, T:account/delete-account, T:account/enable-account, T:account/disable-account,
/// T:account/bind-public-account-owner, T:account/add-public-account-user, T:account/delete-public-account-user.
/// </summary>
public sealed class AccountChangeRequest : EiamRequest<object?>
{
    private readonly string _accountId;
    private readonly string _applicationId;
    private readonly FieldList? _fields;
    private readonly IReadOnlyList<string>? _userNames;

    private AccountChangeRequest(Endpoint endpoint, string? applicationId, string? accountId, FieldList? fields = null, IReadOnlyList<string>? userNames = null)
        : base(endpoint)
    {
        _accountId = InputCheck.PathValue(accountId, "AccountId");
        _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");
        _fields = fields;
        _userNames = userNames;
    }

    /// <inheritdoc/>
    public override Repeatability Repeatability => _fields is { HasPassword: true } ? Repeatability.OneTime : base.Repeatability;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId, _accountId];

    /// <summary>Changes fields.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <param name="fields">What is changed: only what was given is sent. The account name has to be there, be it as it was.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountChangeRequest Fields(string? applicationId, string? accountId, AccountFields fields, IReadOnlyDictionary<string, object?>? attributes = null)
    {
        FieldList list = (fields ?? throw new ArgumentNullException(nameof(fields))).Fields.Fields(attributes, "Attribute");
        AccountChangeRequest request = new(Endpoints.AccountUpdate, applicationId, accountId, list);
        RequireName(fields.Given.AccountName, "AccountName");
        return request;
    }

    /// <summary>Removes it.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static AccountChangeRequest Remove(string? applicationId, string? accountId) => new(Endpoints.AccountRemove, applicationId, accountId);

    /// <summary>Enables or disables it.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <param name="enabled">Which of the two.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static AccountChangeRequest Enable(string? applicationId, string? accountId, bool enabled) =>
        new(enabled ? Endpoints.AccountEnable : Endpoints.AccountDisable, applicationId, accountId);

    /// <summary>Sets who is responsible for a public account.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <param name="userName">The user's name (<c>user_name</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountChangeRequest Owner(string? applicationId, string? accountId, string? userName) =>
        new(Endpoints.AccountOwnerUpdate, applicationId, accountId, new FieldList().Text("user_name", InputCheck.Text(userName, "UserName"), "UserName"));

    /// <summary>Adds users to a public account.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <param name="userNames">The users' names (<c>user_names</c>), at least one.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountChangeRequest AddUsers(string? applicationId, string? accountId, IReadOnlyList<string?>? userNames) =>
        new(Endpoints.AccountUsersAdd, applicationId, accountId, userNames: Names(userNames));

    /// <summary>Takes users off a public account.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <param name="userNames">The users' names (<c>user_names</c>), at least one.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static AccountChangeRequest RemoveUsers(string? applicationId, string? accountId, IReadOnlyList<string?>? userNames) =>
        new(Endpoints.AccountUsersRemove, applicationId, accountId, userNames: Names(userNames));

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        _fields?.Write(body);
        if (_userNames is { } names)
        {
            body.Value("user_names", names);
        }
    }

    /// <inheritdoc/>
    protected internal override object? Read(Answer answer) => null;

    private static void RequireName(string? name, string parameter)
    {
        if (name is null)
        {
            throw new ArgumentException($"{parameter} is missing: the tenant asks for it with each change. Give it as it is to keep it.", parameter);
        }
    }

    private static string[] Names(IReadOnlyList<string?>? names) => names is { Count: > 0 }
        ? [.. names.Select(static name => InputCheck.Text(name, "UserName"))]
        : [InputCheck.Text(null, "UserName")];
}
