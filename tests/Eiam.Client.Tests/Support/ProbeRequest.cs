using System.Net.Http;
using Eiam.Client.Requests;

namespace Eiam.Client.Tests.Support;

/// <summary>A read without a body: what a one-time call is compared with.</summary>
internal sealed class ProbeRequest() : LoginRequest(Probe)
{
    private static readonly Endpoint Probe = new(HttpMethod.Get, "/api/v2/sdk/probe", Credential.None, Repeatability.Read, "Probe", "tests");
}
