namespace Usher.Wire.UsherApi;

/// <summary>Requests to a campaign in a period of time, and their latencies.</summary>
public sealed record RequestFigures
{
    /// <summary>When the time begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>All requests.</summary>
    public required long Requests { get; init; }

    /// <summary>Those of them that were refused.</summary>
    public required long Errors { get; init; }

    /// <summary>Half of the requests took no longer, in milliseconds: the bound of the bucket they lie in (0.5, 1, 2 … 1024; the last stands for all that is longer). Absent where nothing was asked.</summary>
    public double? P50Milliseconds { get; init; }

    /// <summary>So for nine in ten.</summary>
    public double? P90Milliseconds { get; init; }

    /// <summary>So for 95 in a hundred.</summary>
    public double? P95Milliseconds { get; init; }

    /// <summary>So for 99 in a hundred.</summary>
    public double? P99Milliseconds { get; init; }

    /// <summary>Requests a second, over the whole time or as much of it as has passed.</summary>
    public required double AverageTps { get; init; }

    /// <summary>The most requests of one second.</summary>
    public required long PeakTps { get; init; }
}
