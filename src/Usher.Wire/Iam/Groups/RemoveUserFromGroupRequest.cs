using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What RemoveUserFromGroup asks.</summary>
public sealed record RemoveUserFromGroupRequest
{
    /// <summary>Name of the group.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }
}
