using System;
using System.Security;
using System.Text.Json;

namespace Eiam.Client.Json;

/// <summary>A successful answer, or a part of it.</summary>
/// <param name="Json">The JSON value.</param>
/// <param name="ReceivedAt">When it came; relative times (<c>expire</c>) count from here.</param>
/// <param name="Owner">The session that it came through; its tokens belong to that.</param>
public readonly record struct Answer(JsonElement Json, DateTimeOffset ReceivedAt, object? Owner)
{
    /// <summary>A part of the same answer.</summary>
    /// <param name="part">The part.</param>
    /// <returns>The part, with the same time and owner.</returns>
    public Answer Of(JsonElement part) => this with { Json = part };

    // One that stands in no property of a result, which would say whose it is.
    internal SecureString? ToSecret() => JsonValue.ToSecret(Json) is { } secret ? TokenOrigin.Mark(secret, Owner) : null;
}
