namespace Usher.Wire.Personalize;

/// <summary>What CreateBatchSegmentJob answers.</summary>
public sealed record CreateBatchSegmentJobResponse
{
    /// <summary>ARN of the batch segment job.</summary>
    public string? BatchSegmentJobArn { get; init; }
}
