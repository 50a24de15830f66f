using System.Text.Json;

namespace Usher.Web.Rest;

/// <summary>One event of a request.</summary>
internal sealed record RestEvent
{
    /// <summary>Identifies the event: an id that was sent before is ignored.</summary>
    public string? EventId { get; init; }

    /// <summary>The event type, such as Watch.</summary>
    public string? EventType { get; init; }

    /// <summary>The event value, such as a rating.</summary>
    public float? EventValue { get; init; }

    /// <summary>Id of the item.</summary>
    public string? ItemId { get; init; }

    /// <summary>Values of further columns: a JSON object, or the object as text.</summary>
    public JsonElement? Properties { get; init; }

    /// <summary>The recommendationId of the list that led to the event.</summary>
    public string? RecommendationId { get; init; }

    /// <summary>When it happened, in seconds since 1970. The default is now.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The items that were shown together: an array of ids, or text with '|' between the ids.</summary>
    public JsonElement? Impression { get; init; }
}
