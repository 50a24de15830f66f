using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What TagRole asks.</summary>
public sealed record TagRoleRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 50)]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
