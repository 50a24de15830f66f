namespace Usher.Wire.UsherApi;

/// <summary>What a resource would have cost.</summary>
public sealed record CostOfResource
{
    /// <summary>A campaign, a solution version or a dataset.</summary>
    public required string Arn { get; init; }

    /// <summary>The data it was given, in 10^9 bytes; absent of others than datasets.</summary>
    public double? Gigabytes { get; init; }

    /// <summary>How long it was trained; absent of others than solution versions.</summary>
    public double? TrainingHours { get; init; }

    /// <summary>What is billed by the older rule; absent of others than campaigns.</summary>
    public double? TpsHours { get; init; }

    /// <summary>What is billed by the newer rule; absent of others than campaigns.</summary>
    public double? Requests { get; init; }

    /// <summary>Its part of the cost.</summary>
    public required Cost Cost { get; init; }
}
