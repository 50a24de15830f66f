using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What SetDefaultPolicyVersion asks.</summary>
public sealed record SetDefaultPolicyVersionRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    /// <summary><c>v1</c>, <c>v2</c> and so on.</summary>
    [Pattern(@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?")]
    public required string VersionId { get; init; }
}
