namespace Usher.Wire.UsherApi;

/// <summary>One message of <c>GET /_usher/v1/events/stream?datasetGroupArn=…</c>, whose type is its outcome: what became of something that was sent.</summary>
public sealed record EventStreamEntry
{
    /// <summary>An event is kept.</summary>
    public const string Accepted = "accepted";

    /// <summary>An event was there already.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A field is dropped, because its dataset has no place for it.</summary>
    public const string Dropped = "dropped";

    /// <summary>Messages were not sent, because this reader was too slow for them.</summary>
    public const string Lost = "lost";

    /// <summary>Nothing has happened for a while, and the stream goes on.</summary>
    public const string Quiet = "quiet";

    /// <summary>One of these.</summary>
    public required string Outcome { get; init; }

    /// <summary>The user of an event; absent before login.</summary>
    public string? UserId { get; init; }

    /// <summary>The session of an event.</summary>
    public string? SessionId { get; init; }

    /// <summary>The item of an event.</summary>
    public string? ItemId { get; init; }

    /// <summary>The type of an event.</summary>
    public string? EventType { get; init; }

    /// <summary>The value of an event; absent where it has none.</summary>
    public double? EventValue { get; init; }

    /// <summary>When an event was.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The dataset that a dropped field was meant for.</summary>
    public string? DatasetArn { get; init; }

    /// <summary>The dropped field, as it was sent.</summary>
    public string? Field { get; init; }

    /// <summary>Why it is dropped.</summary>
    public string? Cause { get; init; }

    /// <summary>How many messages were lost.</summary>
    public long? Count { get; init; }
}
