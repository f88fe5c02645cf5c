using System;
using System.Buffers;
using System.Net.Http;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eiam.Client.Http;

/// <summary>A request made ready to send: what each try needs, made once.</summary>
internal sealed class PreparedCall : IDisposable
{
    // One a thread, since a body is written without a wait. What it wrote is in a buffer of the call's own.
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    private PreparedCall(HttpMethod method, string path, Repeatability repeatability, CallKind kind, string? token, byte[]? body, int bodyLength)
    {
        Method = method;
        Path = path;
        Repeatability = repeatability;
        Kind = kind;
        Token = token;
        Body = body;
        BodyLength = bodyLength;
    }

    public HttpMethod Method { get; }

    public string Path { get; }

    public Repeatability Repeatability { get; }

    public CallKind Kind { get; }

    public string? Token { get; }

    /// <summary>A rented buffer; null for a request without a body.</summary>
    public byte[]? Body { get; private set; }

    public int BodyLength { get; }

    public string Endpoint => Method.Method + " " + Path;

    public static PreparedCall From<TResponse>(EiamRequest<TResponse> request)
    {
        string? token = request.Kind == CallKind.Public || request.Token is null ? null : SecretText.ToText(request.Token);
        if (request.Method != HttpMethod.Post)
        {
            return new PreparedCall(request.Method, request.Path, request.Repeatability, request.Kind, token, null, 0);
        }

        using PooledBytes bytes = new();
        Utf8JsonWriter writer = _writer ??= new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.Reset(bytes);
        writer.WriteStartObject();
        request.WriteBody(writer);
        writer.WriteEndObject();
        writer.Flush();
        int length = bytes.Length;
        return new PreparedCall(request.Method, request.Path, request.Repeatability, request.Kind, token, bytes.Detach(), length);
    }

    /// <summary>Zeroes the body, which holds secrets, and gives its buffer back.</summary>
    public void Dispose()
    {
        if (Body is { } body)
        {
            Body = null;
            Array.Clear(body, 0, BodyLength);
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    /// <summary>A redactor that knows this call's secrets and the session's.</summary>
    public Redactor CreateRedactor(EiamClientOptions options)
    {
        Redactor redactor = new();
        redactor.Add(options.DeviceFingerprint);
        redactor.Add(Token);
        if (Body is not null)
        {
            redactor.AddFrom(new ReadOnlyMemory<byte>(Body, 0, BodyLength));
        }

        return redactor;
    }
}
