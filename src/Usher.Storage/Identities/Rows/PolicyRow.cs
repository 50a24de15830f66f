namespace Usher.Storage.Identities.Rows;

/// <summary>A managed policy of the account.</summary>
internal sealed record PolicyRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public required string? Description { get; init; }

    public required int DefaultNumber { get; init; }

    public required int NextNumber { get; init; }
}
