using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Benchmarks;

/// <summary>The calls of the management API as a program makes them that has an HttpClient and nothing else, and has its token already.</summary>
public sealed partial class BareDirectory : IDisposable
{
    private const int PageSize = 100;

    private readonly HttpClient _http;

    /// <summary>Makes the client of a tenant.</summary>
    public BareDirectory(Uri tenant)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = tenant };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "b7e1c4d2f3a9580617c2e4d8fb360a95");
    }

    /// <summary>Reads all pages, one after another.</summary>
    /// <returns>How many users came.</returns>
    public int List(int count)
    {
        int read = 0;
        for (int page = 0; ; page++)
        {
            Users users = ReadPageAsync(count, page).GetAwaiter().GetResult();
            read += users.List.Count;
            if (read >= users.Total || users.List.Count < PageSize)
            {
                return read;
            }
        }
    }

    /// <summary>Disables users, several at once.</summary>
    public void Disable(IReadOnlyList<string> ids, int width)
    {
        int next = -1;
        async Task WorkAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < ids.Count; i = Interlocked.Increment(ref next))
            {
                using HttpResponseMessage response = await _http.PutAsync(new Uri($"/api/v2/tenant/users/{ids[i]}/disable", UriKind.Relative), null).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadFromJsonAsync(DirectoryJson.Default.Changed).ConfigureAwait(false);
            }
        }

        Task[] workers = new Task[width];
        for (int i = 0; i < width; i++)
        {
            workers[i] = Task.Run(WorkAsync);
        }

        Task.WaitAll(workers);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Users> ReadPageAsync(int count, int page)
    {
        Uri uri = new(string.Create(CultureInfo.InvariantCulture, $"/api/v2/tenant/users?org_id={count}&offset={page}&limit={PageSize}"), UriKind.Relative);
        using HttpResponseMessage response = await _http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(DirectoryJson.Default.Users).ConfigureAwait(false))!;
    }

    /// <summary>A page.</summary>
    public sealed record Users([property: JsonPropertyName("total")] int Total, [property: JsonPropertyName("users")] IReadOnlyList<User> List);

    /// <summary>What a change answers.</summary>
    public sealed record Changed([property: JsonPropertyName("user_id")] string UserId);

    /// <summary>What Eiam.User has: the documented fields, and whatever else comes.</summary>
    public sealed class User
    {
        /// <summary><c>user_id</c>.</summary>
        [JsonPropertyName("user_id")]
        public string? UserId { get; set; }

        /// <summary><c>user_name</c>.</summary>
        [JsonPropertyName("user_name")]
        public string? UserName { get; set; }

        /// <summary><c>name</c>.</summary>
        [JsonPropertyName("name")]
        public string? Name { get; set; }

        /// <summary><c>mobile</c>.</summary>
        [JsonPropertyName("mobile")]
        public string? Mobile { get; set; }

        /// <summary><c>email</c>.</summary>
        [JsonPropertyName("email")]
        public string? Email { get; set; }

        /// <summary><c>org_id</c>.</summary>
        [JsonPropertyName("org_id")]
        public string? OrganizationId { get; set; }

        /// <summary><c>employee_id</c>.</summary>
        [JsonPropertyName("employee_id")]
        public string? EmployeeId { get; set; }

        /// <summary><c>external_id</c>.</summary>
        [JsonPropertyName("external_id")]
        public string? ExternalId { get; set; }

        /// <summary><c>first_name</c>.</summary>
        [JsonPropertyName("first_name")]
        public string? FirstName { get; set; }

        /// <summary><c>middle_name</c>.</summary>
        [JsonPropertyName("middle_name")]
        public string? MiddleName { get; set; }

        /// <summary><c>last_name</c>.</summary>
        [JsonPropertyName("last_name")]
        public string? LastName { get; set; }

        /// <summary><c>attr_nick_name</c>.</summary>
        [JsonPropertyName("attr_nick_name")]
        public string? NickName { get; set; }

        /// <summary><c>attr_gender</c>.</summary>
        [JsonPropertyName("attr_gender")]
        public string? Gender { get; set; }

        /// <summary><c>attr_birthday</c>.</summary>
        [JsonPropertyName("attr_birthday")]
        public string? Birthday { get; set; }

        /// <summary><c>attr_identity_type</c>.</summary>
        [JsonPropertyName("attr_identity_type")]
        public string? IdentityType { get; set; }

        /// <summary><c>attr_identity_number</c>.</summary>
        [JsonPropertyName("attr_identity_number")]
        public string? IdentityNumber { get; set; }

        /// <summary><c>attr_manager_id</c>.</summary>
        [JsonPropertyName("attr_manager_id")]
        public string? ManagerId { get; set; }

        /// <summary><c>attr_user_type</c>.</summary>
        [JsonPropertyName("attr_user_type")]
        public string? UserType { get; set; }

        /// <summary><c>attr_hire_date</c>.</summary>
        [JsonPropertyName("attr_hire_date")]
        public string? HireDate { get; set; }

        /// <summary><c>attr_area</c>.</summary>
        [JsonPropertyName("attr_area")]
        public string? Area { get; set; }

        /// <summary><c>attr_city</c>.</summary>
        [JsonPropertyName("attr_city")]
        public string? City { get; set; }

        /// <summary><c>attr_work_place</c>.</summary>
        [JsonPropertyName("attr_work_place")]
        public string? WorkPlace { get; set; }

        /// <summary><c>disabled</c>.</summary>
        [JsonPropertyName("disabled")]
        public bool? Disabled { get; set; }

        /// <summary><c>locked</c>.</summary>
        [JsonPropertyName("locked")]
        public bool? Locked { get; set; }

        /// <summary><c>pwd_must_modify</c>.</summary>
        [JsonPropertyName("pwd_must_modify")]
        public bool? MustChangePassword { get; set; }

        /// <summary><c>created_at</c>.</summary>
        [JsonPropertyName("created_at")]
        public string? CreatedAt { get; set; }

        /// <summary><c>updated_at</c>.</summary>
        [JsonPropertyName("updated_at")]
        public string? UpdatedAt { get; set; }

        /// <summary>All other fields.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? AdditionalData { get; set; }
    }

    [JsonSerializable(typeof(Users))]
    [JsonSerializable(typeof(Changed))]
    private sealed partial class DirectoryJson : JsonSerializerContext;
}
