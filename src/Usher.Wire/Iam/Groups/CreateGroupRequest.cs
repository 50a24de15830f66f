using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What CreateGroup asks.</summary>
public sealed record CreateGroupRequest
{
    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    [Length(1, 512), Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }

    /// <summary>Name of the group.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }
}
