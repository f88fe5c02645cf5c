using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Eiam.Sandbox.Server.Control;

/// <summary>
/// The tenant's other side, for people and scripts that are not in its process: users, codes, time, and what was received.
/// JSON in snake_case; bad input is answered with 400 and <c>{"error":"…"}</c>. None of it is recorded as a request.
/// </summary>
internal static class ControlEndpoints
{
    internal const string Prefix = "/_sandbox";

    internal static void Map(IEndpointRouteBuilder routes, SandboxTenant tenant)
    {
        MapPost(routes, "/users", ControlJson.Default.UserRequest, ControlJson.Default.UserAnswer, request => UserAnswer.From(tenant.AddUser(
            Required(request.Mobile, "mobile"), request.UserName, request.Name, request.Email, request.Disabled, request.RequireMfa)));
        MapPost(routes, "/codes", ControlJson.Default.CodeRequest, ControlJson.Default.CodeAnswer, request => CodeAnswer.From(tenant.IssueCode(
            Required(request.Kind, "kind"), Required(request.Mobile, "mobile"))));
        MapPost(routes, "/clock", ControlJson.Default.ClockRequest, ControlJson.Default.ClockAnswer, request =>
        {
            tenant.Clock.Advance(TimeSpan.FromSeconds(Required(request.AdvanceSeconds, "advance_seconds")));
            return new ClockAnswer(tenant.Clock.GetUtcNow());
        });
        routes.MapGet(Prefix + "/requests", (RequestDelegate)(context => context.Response.WriteAsJsonAsync(
            tenant.Requests.Select(RecordedRequest.From).ToArray(),
            ControlJson.Default.IReadOnlyListRecordedRequest,
            cancellationToken: context.RequestAborted)));
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

    private static Task RefuseAsync(HttpContext context, int statusCode, string message)
    {
        context.Response.StatusCode = statusCode;
        return context.Response.WriteAsJsonAsync(
            new ErrorAnswer(message), ControlJson.Default.ErrorAnswer, cancellationToken: context.RequestAborted);
    }

    private static T Required<T>(T? value, string field)
        where T : class => value ?? throw Missing(field);

    private static T Required<T>(T? value, string field)
        where T : struct => value ?? throw Missing(field);

    private static JsonException Missing(string field) => new($"The field {field} is missing.");
}
