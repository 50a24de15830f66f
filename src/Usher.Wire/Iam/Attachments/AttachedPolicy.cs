namespace Usher.Wire.Iam;

/// <summary>An attached policy.</summary>
public sealed record AttachedPolicy
{
    /// <summary>Name of the policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>ARN of a managed policy.</summary>
    public string? PolicyArn { get; init; }
}
