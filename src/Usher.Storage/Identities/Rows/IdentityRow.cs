namespace Usher.Storage.Identities.Rows;

/// <summary>The columns that users, groups and roles share.</summary>
internal abstract record IdentityRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string? Boundary { get; init; }
}
