using System;
using System.Linq;
using System.Net.Http;
using Eiam.Sandbox;
using Xunit;

namespace Eiam.Client.Tests;

/// <summary>The table of endpoints, and the sandbox's own held against it.</summary>
public class EndpointTableTests
{
    public static TheoryData<string> Names => [.. Endpoints.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_is_whole(string name)
    {
        Endpoint row = Assert.Single(Endpoints.All, e => e.Name == name);
        Assert.Matches("^/api/v[0-9]/(sdk|tenant|oauth2)/[a-z0-9/_{}-]+$", row.Path);
        Assert.DoesNotMatch(@"\{[^a-z_]", row.Path);
        Assert.False(string.IsNullOrWhiteSpace(row.Action));
        Assert.Matches("^(EIAM|CIAM|T|HW):", row.Source);
        Assert.True(row.Method != HttpMethod.Get || row.Body == BodyKind.None, "A GET has no body.");

        // A removal of a list says of each id what became of it.
        Assert.Equal(row.Method == HttpMethod.Delete && row.Body == BodyKind.None, row.GoneCode is not null);
        Assert.Equal(row.Repeatability != Repeatability.Read, row.ChangesState);
        if (row.IsSdk)
        {
            Assert.False(row.Credential is Credential.TenantToken or Credential.Basic);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sandbox_answers_it_with_the_same_credential(string name)
    {
        Endpoint row = Endpoints.All.Single(e => e.Name == name);
        SandboxRoute route = Assert.Single(SandboxTenant.Routes, r => r.Method == row.Method.Method && r.Path == row.Path);
        Assert.Equal(row.Credential.ToString(), route.Credential);
    }

    [Fact]
    public void An_empty_answer_is_allowed_where_nothing_is_documented_and_for_changes_of_the_management_API()
    {
        Assert.True(Row(HttpMethod.Post, "/api/v2/sdk/x", Repeatability.OneTime, answersNothing: true).AllowsEmptyAnswer);
        Assert.False(Row(HttpMethod.Post, "/api/v2/sdk/x", Repeatability.OneTime).AllowsEmptyAnswer);
        Assert.True(Row(HttpMethod.Put, "/api/v2/tenant/x", Repeatability.Idempotent).AllowsEmptyAnswer);
        Assert.False(Row(HttpMethod.Get, "/api/v2/tenant/x", Repeatability.Read).AllowsEmptyAnswer);
    }

    // A code and a password are spent by the first request that the tenant reads: a new POST is OneTime until it is added here.
    [Fact]
    public void No_call_that_takes_a_code_or_a_password_is_repeated() => Assert.Equal(
        [
            "/api/v2/sdk/profile/update",
            "/api/v2/sdk/social/unbind",
            "/api/v2/sdk/social/unbind-account",
            "/api/v2/tenant/token",
            "/api/v2/tenant/users/user-by-email",
            "/api/v2/tenant/users/user-by-mobile",
            "/api/v2/tenant/users/user-by-username",
        ],
        Endpoints.All.Where(e => e.Method == HttpMethod.Post && e.Repeatability != Repeatability.OneTime).Select(e => e.Path).OrderBy(path => path, StringComparer.Ordinal));

    private static Endpoint Row(HttpMethod method, string path, Repeatability repeatability, bool answersNothing = false) =>
        new(method, path, Credential.None, repeatability, "Test", "tests") { AnswersNothing = answersNothing };
}
