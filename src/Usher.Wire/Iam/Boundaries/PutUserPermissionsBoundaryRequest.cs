using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What PutUserPermissionsBoundary asks.</summary>
public sealed record PutUserPermissionsBoundaryRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>ARN of the managed policy that bounds it.</summary>
    [Length(20, 2048)]
    public required string PermissionsBoundary { get; init; }
}
