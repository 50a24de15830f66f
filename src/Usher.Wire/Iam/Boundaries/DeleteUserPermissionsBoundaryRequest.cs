using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What DeleteUserPermissionsBoundary asks.</summary>
public sealed record DeleteUserPermissionsBoundaryRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }
}
