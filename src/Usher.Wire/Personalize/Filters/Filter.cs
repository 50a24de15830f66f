using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A condition that recommendations must meet.</summary>
public sealed record Filter
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the filter.</summary>
    public string? FilterArn { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The condition.</summary>
    [Sensitive]
    public string? FilterExpression { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }
}
