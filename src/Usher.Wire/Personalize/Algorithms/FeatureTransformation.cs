namespace Usher.Wire.Personalize;

/// <summary>How data is prepared for an algorithm.</summary>
public sealed record FeatureTransformation
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the feature transformation.</summary>
    public string? FeatureTransformationArn { get; init; }

    /// <summary>Names and values.</summary>
    public IReadOnlyDictionary<string, string>? DefaultParameters { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }
}
