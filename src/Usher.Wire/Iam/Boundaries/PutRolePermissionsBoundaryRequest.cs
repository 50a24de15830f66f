using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What PutRolePermissionsBoundary asks.</summary>
public sealed record PutRolePermissionsBoundaryRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>ARN of the managed policy that bounds it.</summary>
    [Length(20, 2048)]
    public required string PermissionsBoundary { get; init; }
}
