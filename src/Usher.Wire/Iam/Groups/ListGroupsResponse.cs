namespace Usher.Wire.Iam;

/// <summary>What ListGroups answers.</summary>
public sealed record ListGroupsResponse
{
    /// <summary>The groups.</summary>
    public required IReadOnlyList<Group> Groups { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
