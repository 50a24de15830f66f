using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Events;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Rest;

/// <summary>What users do, as it happens.</summary>
internal static class EventEndpoints
{
    private const string Shape = "an object with sessionId and eventList";

    public static void MapEvents(this IEndpointRouteBuilder events)
    {
        events.MapPost("/events/{namespace}", PostAsync).Takes<RestEvents>("Events of a user; when it answers, no older list of that user is given any more");
        events.MapPost("/events", (HttpContext http, EventSender sending, Namespaces names, TimeProvider clock) => PostAsync(http, sending, names, clock, null)).Takes<RestEvents>("Events of a user, where there is one namespace");
    }

    private static async Task PostAsync(HttpContext http, EventSender sending, Namespaces names, TimeProvider clock, string? @namespace)
    {
        var group = await names.DatasetGroupAsync(@namespace, http.RequestAborted);
        var body = await JsonBody.ReadAsync<RestEvents>(http, Shape);
        if (body.ExperimentConversions is { Count: > 0 })
            throw BadRequest("experimentConversions came; experiments are not there. Leave it out.");
        if (body.EventList is not { Count: > 0 } list)
            throw BadRequest("eventList is missing or empty; 1 to 10 events are allowed.");

        Event[] events = [.. list.Select(sent => EventOf(sent ?? throw BadRequest("eventList has a null in it."), clock))];
        var session = PathIds.Validate("sessionId", body.SessionId ?? "");
        var user = string.IsNullOrEmpty(body.UserId) ? null : PathIds.Validate("userId", body.UserId);
        // Events that are on their way are not called back because whoever sent them has gone.
        if (!await sending.SendAsync(group, session, user, events, CancellationToken.None))
            throw new RestException(StatusCodes.Status409Conflict, $"The namespace has no event tracker that is ACTIVE, so that events have nowhere to go. Make one: aws personalize create-event-tracker --name events --dataset-group-arn {group}");

        http.Response.Headers.CacheControl = JsonResponses.NoStore;
        http.Response.ContentLength = 0;
    }

    private static RestException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    private static Event EventOf(RestEvent sent, TimeProvider clock) => new()
    {
        EventId = sent.EventId,
        EventType = sent.EventType is { Length: > 0 } type ? type : throw BadRequest("An event has no eventType, such as Watch."),
        EventValue = sent.EventValue,
        ItemId = sent.ItemId,
        Properties = sent.Properties is { ValueKind: JsonValueKind.String } text ? TextOf("properties", text) : sent.Properties?.GetRawText(),
        SentAt = sent.SentAt ?? clock.GetUtcNow(),
        RecommendationId = sent.RecommendationId,
        Impression = ImpressionOf(sent.Impression),
    };

    private static string TextOf(string member, JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw BadRequest($"{member} is no Unicode text: it has half of a surrogate pair.");
        }
    }

    // An array, as PutEvents has it, or ids between bars, as the OpenAPI document of personalization-apis says.
    private static string[]? ImpressionOf(JsonElement? impression) => impression switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => TextOf("impression", text).Split('|', StringSplitOptions.RemoveEmptyEntries),
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) => [.. list.EnumerateArray().Select(item => TextOf("impression", item))],
        _ => throw BadRequest("impression is neither an array of item ids nor text with '|' between them."),
    };
}
