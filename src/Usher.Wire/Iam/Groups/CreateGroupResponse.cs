namespace Usher.Wire.Iam;

/// <summary>What CreateGroup answers.</summary>
public sealed record CreateGroupResponse
{
    /// <summary>The group.</summary>
    public required Group Group { get; init; }
}
