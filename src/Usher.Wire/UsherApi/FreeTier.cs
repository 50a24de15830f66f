namespace Usher.Wire.UsherApi;

/// <summary>What is free in a month.</summary>
public sealed record FreeTier
{
    /// <summary>Of 10^9 bytes.</summary>
    public decimal Gigabytes { get; init; }

    /// <summary>Hours of training.</summary>
    public decimal TrainingHours { get; init; }

    /// <summary>Requests; 3,600 of them are a TPS-hour.</summary>
    public decimal Requests { get; init; }
}
