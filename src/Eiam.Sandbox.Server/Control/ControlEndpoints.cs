using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Eiam.Sandbox.Server.Control;

/// <summary>
/// The tenant's other side, for people and scripts that are not in its process: users, codes, time, faults, and what was received.
/// JSON in snake_case; bad input is answered with 400, another content type with 415, both with <c>{"error":"…"}</c>. None
/// of it is recorded as a request.
/// </summary>
internal static class ControlEndpoints
{
    internal const string Prefix = "/_sandbox";

    // Read by people and by grep: "+86-…" and quotes are not to come as \u002B and \u0027.
    private static readonly ControlJson Json = new(new JsonSerializerOptions(ControlJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    // A missing mobile is explained like every other missing field, and not in the serializer's words.
    private static readonly JsonTypeInfo<SandboxUserOptions> UserRequest =
        (JsonTypeInfo<SandboxUserOptions>)new JsonSerializerOptions(ControlJson.Default.Options)
        {
            TypeInfoResolver = ControlJson.Default.WithAddedModifier(type =>
            {
                foreach (JsonPropertyInfo property in type.Properties)
                {
                    property.IsRequired = false;
                }
            }),
        }.GetTypeInfo(typeof(SandboxUserOptions));

    internal static void Map(IEndpointRouteBuilder routes, SandboxTenant tenant)
    {
        MapPost(routes, "/users", UserRequest, Json.SandboxUser, request =>
        {
            Required(request.Mobile, "mobile");
            return tenant.AddUser(request);
        });
        MapPost(routes, "/codes", Json.CodeRequest, Json.SandboxCode, request =>
        {
            SandboxCodeKind kind = Required(request.Kind, "kind");
            return tenant.IssueCode(
                kind, SandboxCode.IsByEmail(kind) ? Required(request.Email, "email") : Required(request.Mobile, "mobile"));
        });
        MapPost(routes, "/clock", Json.ClockRequest, Json.ClockAnswer, request =>
        {
            tenant.Clock.Advance(TimeSpan.FromSeconds(Required(request.AdvanceSeconds, "advance_seconds")));
            return new ClockAnswer(tenant.Clock.GetUtcNow());
        });
        MapPost(routes, "/faults", Json.FaultRequest, Json.SandboxFault, request => tenant.AddFault(new SandboxFaultOptions
        {
            Path = request.Path,
            Method = request.Method,
            Count = request.Count ?? 1,
            ErrorCode = request.ErrorCode,
            Message = request.Message,
            StatusCode = request.StatusCode,
            Delay = TimeSpan.FromSeconds(request.DelaySeconds ?? 0),
            ConnectionReset = request.ConnectionReset ?? false,
            AfterProcessing = request.AfterProcessing ?? false,
        }));
        routes.MapGet(Prefix + "/faults", (RequestDelegate)(context => context.Response.WriteAsJsonAsync(
            tenant.Faults, Json.IReadOnlyListSandboxFault, cancellationToken: context.RequestAborted)));
        routes.MapGet(Prefix + "/codes", (RequestDelegate)(context => context.Response.WriteAsJsonAsync(
            tenant.Codes, Json.IReadOnlyListSandboxCode, cancellationToken: context.RequestAborted)));
        routes.MapGet(Prefix + "/requests", (RequestDelegate)(context => context.Response.WriteAsJsonAsync(
            tenant.Requests, Json.IReadOnlyListSandboxRequest, cancellationToken: context.RequestAborted)));
    }

    /// <summary>Answers with a status and <c>{"error":"…"}</c>.</summary>
    internal static Task RefuseAsync(HttpContext context, int statusCode, string message)
    {
        context.Response.StatusCode = statusCode;
        return context.Response.WriteAsJsonAsync(
            new ErrorAnswer(message), Json.ErrorAnswer, cancellationToken: context.RequestAborted);
    }

    private static void MapPost<TRequest, TAnswer>(
        IEndpointRouteBuilder routes,
        string path,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TAnswer> answerType,
        Func<TRequest, TAnswer> act)
        where TRequest : class =>
        routes.MapPost(Prefix + path, (RequestDelegate)(async context =>
        {
            // A web page can send text/plain to any address without asking; for JSON its browser asks first.
            if (!context.Request.HasJsonContentType())
            {
                await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "The body must come with Content-Type: application/json.").ConfigureAwait(false);
                return;
            }

            TAnswer answer;
            try
            {
                answer = act(await ReadAsync(context, requestType).ConfigureAwait(false));
            }
            catch (Exception refused) when (refused is ArgumentException or JsonException or OverflowException)
            {
                await RefuseAsync(context, StatusCodes.Status400BadRequest, refused.Message).ConfigureAwait(false);
                return;
            }
            catch (BadHttpRequestException refused)
            {
                await RefuseAsync(context, refused.StatusCode, refused.Message).ConfigureAwait(false);
                return;
            }

            await context.Response.WriteAsJsonAsync(answer, answerType, cancellationToken: context.RequestAborted).ConfigureAwait(false);
        }));

    private static async Task<TRequest> ReadAsync<TRequest>(HttpContext context, JsonTypeInfo<TRequest> type)
        where TRequest : class =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false)
            ?? throw new JsonException("The body is null. Send a JSON object.");

    private static T Required<T>(T? value, string field)
        where T : class => value ?? throw Missing(field);

    private static T Required<T>(T? value, string field)
        where T : struct => value ?? throw Missing(field);

    private static JsonException Missing(string field) => new($"The field {field} is missing.");
}
