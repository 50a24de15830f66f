using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What ListSolutions asks.</summary>
public sealed record ListSolutionsRequest
{
    /// <summary>Only those of this dataset group; all by default.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? DatasetGroupArn { get; init; }

    /// <summary>Where an earlier answer stopped.</summary>
    [Length(0, 1500), Pattern(Patterns.NextToken)]
    public string? NextToken { get; init; }

    /// <summary>How many to give at once; 100 by default.</summary>
    [Range(1, 100)]
    public int? MaxResults { get; init; }
}
