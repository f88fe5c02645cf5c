using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>An HTTP answer, read.</summary>
internal sealed record Reply(int StatusCode, string? ContentType, string Body, Version Version)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The members' names, sorted and joined, so that a test states the whole shape at once.</summary>
    public string Shape => string.Join(' ', Json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    public void AssertStatus(string status)
    {
        Assert.Equal(200, StatusCode);
        Assert.Equal("application/json", ContentType);
        Assert.Equal(status, Text("status"));
    }

    public void AssertError(string code, string message)
    {
        Assert.Equal((400, code, message), (StatusCode, Text("error_code"), Text("error_msg")));
        Assert.Equal("application/json", ContentType);
        Assert.Equal("error_code error_msg", Shape);
    }

    /// <summary>The envelope of the token calls.</summary>
    public void AssertOAuthError(int statusCode, string error)
    {
        Assert.Equal((statusCode, error, "application/json"), (StatusCode, Text("error"), ContentType));
        Assert.Equal("error error_description", Shape);
    }
}
