using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What UntagRole asks.</summary>
public sealed record UntagRoleRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>Keys of the tags to take away.</summary>
    [Length(0, 50), Length(1, 128, Each = true), Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", Each = true)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
