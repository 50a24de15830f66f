namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/usage</c> answers: what was used, by resource and time.</summary>
public sealed record DescribeUsageResponse
{
    /// <summary>Beginning of the first hour that is counted.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>End of the last one.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary><c>hour</c>, <c>day</c> or <c>total</c>.</summary>
    public required string Granularity { get; init; }

    /// <summary>Oldest first, also those in which nothing was used.</summary>
    public required IReadOnlyList<UsagePeriod> Periods { get; init; }

    /// <summary>What lies on the disk now.</summary>
    public required StoredData Stored { get; init; }
}
