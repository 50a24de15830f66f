using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What UntagPolicy asks.</summary>
public sealed record UntagPolicyRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    /// <summary>Keys of the tags to take away.</summary>
    [Length(0, 50), Length(1, 128, Each = true), Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", Each = true)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
