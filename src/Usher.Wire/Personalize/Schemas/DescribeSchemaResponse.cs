namespace Usher.Wire.Personalize;

/// <summary>What DescribeSchema answers.</summary>
public sealed record DescribeSchemaResponse
{
    /// <summary>The schema.</summary>
    public DatasetSchema? Schema { get; init; }
}
