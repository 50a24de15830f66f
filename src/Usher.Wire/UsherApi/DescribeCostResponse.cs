namespace Usher.Wire.UsherApi;

/// <summary>What the same would have cost on AWS.</summary>
public sealed record DescribeCostResponse
{
    /// <summary>Beginning of the first hour that is counted.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>End of the last one.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The prices.</summary>
    public required PriceList Prices { get; init; }

    /// <summary>Whether the free tier was taken off.</summary>
    public required bool FreeTier { get; init; }

    /// <summary>In all, of what has a price.</summary>
    public required Cost Total { get; init; }

    /// <summary>What has none, in sentences; empty where everything has.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>By resource, dearest first.</summary>
    public required IReadOnlyList<CostOfResource> Resources { get; init; }

    /// <summary>By month of UTC, oldest first; the first and the last may be there in part.</summary>
    public required IReadOnlyList<CostOfMonth> Months { get; init; }

    /// <summary>What the month that is under way will have cost at its end.</summary>
    public required CostForecast Forecast { get; init; }
}
