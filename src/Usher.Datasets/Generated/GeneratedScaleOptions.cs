namespace Usher.Datasets.Generated;

/// <summary>How large a file for load tests shall be.</summary>
public sealed record GeneratedScaleOptions
{
    /// <summary>The same seed and sizes give the same bytes. The default is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many rows; the default is 10,000,000. At least 1.</summary>
    public long Interactions { get; init; } = 10_000_000;

    /// <summary>From how many users at most; the default is 100,000. At least 1.</summary>
    public int Users { get; init; } = 100_000;

    /// <summary>Of how many items at most; the default is 50,000. At least 1.</summary>
    public int Items { get; init; } = 50_000;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Interactions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Users, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Items, 1);
    }
}
