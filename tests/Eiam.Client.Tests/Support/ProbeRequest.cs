using System;
using System.Net.Http;
using System.Text.Json;
using Eiam.Client.Endpoints;

namespace Eiam.Client.Tests.Support;

/// <summary>An idempotent call without a body: what a one-time call is compared with.</summary>
internal sealed class ProbeRequest : EiamRequest<LoginResponse>
{
    public override HttpMethod Method => HttpMethod.Get;

    public override string Path => "/api/v2/sdk/probe";

    public override Repeatability Repeatability => Repeatability.Idempotent;

    protected internal override LoginResponse Read(JsonElement answer, DateTimeOffset receivedAt) => LoginResponse.Read(answer, receivedAt);
}
