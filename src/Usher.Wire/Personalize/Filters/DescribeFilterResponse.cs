namespace Usher.Wire.Personalize;

/// <summary>What DescribeFilter answers.</summary>
public sealed record DescribeFilterResponse
{
    /// <summary>The filter.</summary>
    public Filter? Filter { get; init; }
}
