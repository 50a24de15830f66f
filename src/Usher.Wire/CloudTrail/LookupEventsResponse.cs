namespace Usher.Wire.CloudTrail;

/// <summary>What LookupEvents answers.</summary>
public sealed record LookupEventsResponse
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<Event> Events { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextToken { get; init; }
}
