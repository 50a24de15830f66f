using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What DeleteRole asks.</summary>
public sealed record DeleteRoleRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }
}
