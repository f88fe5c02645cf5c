using System.Linq;
using System.Management.Automation;
using Eiam.Client;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that changes who uses a public account.</summary>
[ResultTarget(nameof(AccountId), nameof(ApplicationId), nameof(UserName))]
public abstract class EiamAccountUserCommand : EiamCallCommand<object>
{
    private const int MostNamed = 5;

    /// <summary>The account's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("account_id")]
    [PipedValue]
    [FreeValue]
    public string? AccountId { get; set; }

    /// <summary>The application that it is in; without it, the session's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id", "application_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    /// <summary>The names of the users: one call for all of a record.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("user_name", "user_names")]
    [FreeValue]
    public string[]? UserName { get; set; }

    /// <summary>Makes the request.</summary>
    private protected abstract EiamRequest CreateChange(string applicationId);

    private protected sealed override EiamRequest CreateRequest(EiamSession session)
    {
        string applicationId = ApplicationIdOf(session, ApplicationId);
        EiamRequest request = CreateChange(applicationId);
        string[] names = UserName ?? [];
        string shown = string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : string.Empty);
        request.Subject = $"{Named("account", AccountId, "AccountName")} of application {applicationId}, {(names.Length == 1 ? "user" : "users")} {shown}";
        request.UserNames = names;
        return request;
    }
}
