namespace Usher.Wire.UsherApi;

/// <summary>A training that ended.</summary>
public sealed record UsageOfTraining
{
    /// <summary>The solution version.</summary>
    public required string SolutionVersionArn { get; init; }

    /// <summary>Such as aws-hrnn; absent where AutoML had not chosen yet.</summary>
    public string? Recipe { get; init; }

    /// <summary>How it ended: ACTIVE, CREATE STOPPED or CREATE FAILED.</summary>
    public required string Status { get; init; }

    /// <summary>How many hours count: none of a failed one.</summary>
    public required double Hours { get; init; }
}
