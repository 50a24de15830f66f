namespace Usher.Storage.Identities.Rows;

/// <summary>A tag of a user, role or managed policy.</summary>
internal sealed record TagRow
{
    public required string OwnerId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; init; }
}
