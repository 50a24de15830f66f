namespace Usher.Wire.Iam;

/// <summary>A statement that decided.</summary>
public sealed record Statement
{
    /// <summary>Which policy.</summary>
    public string? SourcePolicyId { get; init; }

    /// <summary><c>IAM Policy</c> or <c>Resource Policy</c>.</summary>
    public string? SourcePolicyType { get; init; }

    /// <summary>Where the statement begins.</summary>
    public Position? StartPosition { get; init; }

    /// <summary>Where the statement ends.</summary>
    public Position? EndPosition { get; init; }
}
