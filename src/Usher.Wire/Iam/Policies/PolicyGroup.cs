namespace Usher.Wire.Iam;

/// <summary>A group that a policy is attached to.</summary>
public sealed record PolicyGroup
{
    /// <summary>Name of the group.</summary>
    public string? GroupName { get; init; }

    /// <summary>AGPA and sixteen more characters.</summary>
    public string? GroupId { get; init; }
}
