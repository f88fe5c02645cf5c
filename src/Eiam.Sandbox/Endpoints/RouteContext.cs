using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Endpoints;

/// <summary>One call on its way through a route: what it carries, checked as the route asks, and the tenant that answers it.</summary>
internal sealed class RouteContext(SandboxCall call, string[] pathValues, string query, Services services)
{
    private const string Authorization = "Authorization";

    internal SandboxOptions Options => services.Options;

    internal TenantState State => services.State;

    internal LoginAnswerWriter Logins => services.Logins;

    internal Tokens.IdTokenIssuer IdTokens => services.IdTokens;

    internal string[] PathValues => pathValues;

    /// <summary>The state token as sent; the step that it is for says whether it is alive, since it may end there.</summary>
    internal string? StateToken => SdkHeaders.Find(call, SdkHeaders.StateToken);

    /// <summary>The session token as sent.</summary>
    internal string SessionToken { get; private set; } = string.Empty;

    /// <summary>Whose id token or session token it is.</summary>
    internal SandboxUser User { get; private set; } = null!;

    /// <summary>Checks headers and credential.</summary>
    /// <exception cref="SandboxException">One of them is refused.</exception>
    internal void Check(Needs needs)
    {
        if (call.Path.StartsWith("/api/v2/sdk/", StringComparison.Ordinal))
        {
            SdkHeaders.Check(call, Options);
        }

        switch (needs)
        {
            case Needs.IdToken:
                User = State.UserOfIdToken(Bearer()) ?? throw SandboxException.BadIdToken();
                break;
            case Needs.SessionToken:
                SessionToken = SdkHeaders.Find(call, SdkHeaders.SessionToken) ?? string.Empty;
                User = State.UserOfSessionToken(SessionToken) ?? throw SandboxException.BadSessionToken();
                break;
            case Needs.TenantToken when !State.IsTenantToken(Bearer()):
                throw SandboxException.BadTenantToken();
            case Needs.Basic when SdkHeaders.Find(call, Authorization) != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Options.ClientId + ":" + Options.ClientSecret)):
                throw SandboxException.BadClient();
            default:
                break;
        }
    }

    /// <summary>A text of the JSON body.</summary>
    /// <exception cref="SandboxException">The body is no JSON object, or the field is missing, blank or no string.</exception>
    internal string RequiredText(string field)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(call.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? RequiredText(document.RootElement, field) : throw SandboxException.BadFormat("body");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // JsonDocument finds bytes that are not UTF-8, and halves of surrogate pairs, only when a text is read.
            throw SandboxException.BadFormat("body");
        }
    }

    /// <summary>A field of the form body; null where there is none.</summary>
    internal string? Form(string field) => Field(Encoding.UTF8.GetString(call.Body), field);

    /// <summary>A field of the query; null where there is none.</summary>
    internal string? Query(string field) => Field(query, field);

    private static string RequiredText(JsonElement body, string field)
    {
        if (!body.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            throw SandboxException.Blank(field);
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw SandboxException.BadType(field);
        }

        string text = value.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw SandboxException.Blank(field) : text;
    }

    private static string? Field(string form, string field) => form.Split('&')
        .Select(static pair => pair.Split(['='], 2))
        .Where(pair => pair[0] == field)
        .Select(static pair => Uri.UnescapeDataString((pair.Length > 1 ? pair[1] : string.Empty).Replace('+', ' ')))
        .FirstOrDefault();

    private string Bearer()
    {
        const string scheme = "Bearer ";
        string value = SdkHeaders.Find(call, Authorization) ?? string.Empty;
        return value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? value.Substring(scheme.Length) : string.Empty;
    }
}
