using System.Text.Json;

namespace Usher.Web.Rest;

/// <summary>One event.</summary>
internal sealed record RestEvent
{
    /// <summary>Tells events apart; the same twice counts once.</summary>
    public string? EventId { get; init; }

    /// <summary>Such as Watch.</summary>
    public string? EventType { get; init; }

    /// <summary>Such as a rating.</summary>
    public float? EventValue { get; init; }

    /// <summary>The item.</summary>
    public string? ItemId { get; init; }

    /// <summary>Columns and values: an object, or the same as text.</summary>
    public JsonElement? Properties { get; init; }

    /// <summary>The answer that it came of.</summary>
    public string? RecommendationId { get; init; }

    /// <summary>When it happened, in seconds since 1970; now where it is absent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Items that were shown beside it: an array of ids, or text with '|' between them.</summary>
    public JsonElement? Impression { get; init; }
}
