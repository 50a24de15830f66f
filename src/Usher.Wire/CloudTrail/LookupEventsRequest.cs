namespace Usher.Wire.CloudTrail;

/// <summary>What LookupEvents is asked.</summary>
/// <remarks>CloudTrail API Reference, LookupEvents. Names are the service model's of 2013-11-01.</remarks>
public sealed record LookupEventsRequest
{
    /// <summary>At most one; null for all events.</summary>
    public IReadOnlyList<LookupAttribute>? LookupAttributes { get; init; }

    /// <summary>Events before are left out; null for no bound.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Events after are left out; null for no bound.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Only <c>insight</c> is allowed by the model; null for events of management.</summary>
    public string? EventCategory { get; init; }

    /// <summary>Events on a page, 1 to 50; null for 50.</summary>
    public int? MaxResults { get; init; }

    /// <summary>Of the page before; null for the first.</summary>
    public string? NextToken { get; init; }
}
