namespace Usher.Wire.Iam;

/// <summary>A group.</summary>
public sealed record Group
{
    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the group.</summary>
    public required string GroupName { get; init; }

    /// <summary>AGPA and sixteen more characters.</summary>
    public required string GroupId { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateDate { get; init; }
}
