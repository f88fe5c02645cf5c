namespace Eiam.Sandbox;

/// <summary>What the tenant answers.</summary>
public sealed class SandboxResponse
{
    internal SandboxResponse(int statusCode, string? contentType, byte[] body)
    {
        StatusCode = statusCode;
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The HTTP status: 200, 201, 204, 400, 401, 403, 404 or 405, or that of a fault.</summary>
    public int StatusCode { get; }

    /// <summary><c>application/json</c>, or null where the body is empty.</summary>
    public string? ContentType { get; }

    /// <summary>The body's bytes, UTF-8 JSON or none.</summary>
    public byte[] Body { get; }
}
