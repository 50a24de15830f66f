using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What DeleteGroup asks.</summary>
public sealed record DeleteGroupRequest
{
    /// <summary>Name of the group.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }
}
