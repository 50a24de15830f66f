namespace Usher.Wire.Personalize;

/// <summary>What DescribeBatchSegmentJob answers.</summary>
public sealed record DescribeBatchSegmentJobResponse
{
    /// <summary>The batch segment job.</summary>
    public BatchSegmentJob? BatchSegmentJob { get; init; }
}
