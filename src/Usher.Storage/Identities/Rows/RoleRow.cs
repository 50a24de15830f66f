namespace Usher.Storage.Identities.Rows;

/// <summary>A role.</summary>
internal sealed record RoleRow : IdentityRow
{
    public required string Trust { get; init; }

    public required string? Description { get; init; }

    public required int MaxSessionSeconds { get; init; }
}
