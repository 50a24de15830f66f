using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Events;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Web.Rest;

/// <summary>The endpoints that take events.</summary>
internal sealed class EventEndpoints(EventSender sender, Namespaces namespaces, TimeProvider clock)
{
    private const string Shape = "an object with sessionId and eventList";

    public void Map(IEndpointRouteBuilder events)
    {
        events.MapPost("/events/{namespace}", PostAsync)
            .Takes<RestEvents>("Events of a user; lists that are requested after the response reflect them");
        Delegate toOnlyNamespace = (HttpContext http) => PostAsync(http, null);
        events.MapPost("/events", toOnlyNamespace)
            .Takes<RestEvents>("Events of a user, where there is one namespace");
    }

    private async Task PostAsync(HttpContext http, string? @namespace)
    {
        var group = await namespaces.DatasetGroupAsync(@namespace, http.RequestAborted);
        var body = await JsonBody.ReadAsync<RestEvents>(http, Shape);
        if (body.ExperimentConversions is { Count: > 0 })
            throw BadRequest("experimentConversions came; experiments are not supported. Leave it out.");
        if (body.EventList is not { Count: > 0 } list)
            throw BadRequest("eventList is missing or empty; 1 to 10 events are allowed.");

        Event[] events = [.. list.Select(sent => EventOf(sent ?? throw BadRequest("eventList has a null in it.")))];
        var session = PathIds.Validate("sessionId", body.SessionId ?? "");
        var user = string.IsNullOrEmpty(body.UserId) ? null : PathIds.Validate("userId", body.UserId);
        // Not cancelled when the client disconnects: Personalize may have taken the events already.
        if (!await sender.SendAsync(group, session, user, events, CancellationToken.None))
        {
            throw new RestException(
                StatusCodes.Status409Conflict,
                $"The namespace has no event tracker that is ACTIVE, so the events cannot be sent. Make one: aws personalize create-event-tracker --name events --dataset-group-arn {group}");
        }

        http.Response.Headers.CacheControl = JsonResponses.NoStore;
        http.Response.ContentLength = 0;
    }

    private static RestException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    private Event EventOf(RestEvent sent) => new()
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
            throw BadRequest($"{member} is not valid Unicode: it has half of a surrogate pair.");
        }
    }

    // An array as in PutEvents, or ids separated by bars as in the OpenAPI document of personalization-apis.
    private static string[]? ImpressionOf(JsonElement? impression) => impression switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => TextOf("impression", text).Split('|', StringSplitOptions.RemoveEmptyEntries),
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) => [.. list.EnumerateArray().Select(item => TextOf("impression", item))],
        _ => throw BadRequest("impression is neither an array of item ids nor text with '|' between the ids."),
    };
}
