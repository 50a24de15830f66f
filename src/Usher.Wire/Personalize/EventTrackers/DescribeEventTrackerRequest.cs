using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeEventTracker asks.</summary>
public sealed record DescribeEventTrackerRequest
{
    /// <summary>ARN of the event tracker.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string EventTrackerArn { get; init; }
}
