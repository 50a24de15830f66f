namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/datasets/statistics?datasetGroupArn=…</c> answers: what a dataset group's interactions are like, from imports and live events together.</summary>
public sealed record DescribeStatisticsResponse
{
    /// <summary>Users that have interactions.</summary>
    public required int Users { get; init; }

    /// <summary>Items that have interactions.</summary>
    public required int Items { get; init; }

    /// <summary>Interactions; those that agree in everything count once.</summary>
    public required long Interactions { get; init; }

    /// <summary>When the first of them was; absent where there are none.</summary>
    public DateTimeOffset? FirstTime { get; init; }

    /// <summary>When the last of them was; absent where there are none.</summary>
    public DateTimeOffset? LastTime { get; init; }

    /// <summary>Interactions of each event type, the most frequent first; an empty type stands for none.</summary>
    public required IReadOnlyList<EventTypeCount> EventTypes { get; init; }

    /// <summary>How popular the items are, the most popular first, in bins that grow with the rank: to be drawn on two logarithmic axes.</summary>
    public required IReadOnlyList<PopularityBin> Popularity { get; init; }

    /// <summary>How many users have histories of which length, in bins that double, from 1.</summary>
    public required IReadOnlyList<HistoryLengthBin> HistoryLengths { get; init; }
}
