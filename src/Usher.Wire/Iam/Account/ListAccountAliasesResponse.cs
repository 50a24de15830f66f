namespace Usher.Wire.Iam;

/// <summary>What ListAccountAliases answers.</summary>
public sealed record ListAccountAliasesResponse
{
    /// <summary>Always empty here.</summary>
    public required IReadOnlyList<string> AccountAliases { get; init; }

    /// <summary>Whether more follow.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? Marker { get; init; }
}
