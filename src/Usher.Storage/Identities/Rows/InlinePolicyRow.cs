namespace Usher.Storage.Identities.Rows;

/// <summary>An inline policy of a user, group or role.</summary>
internal sealed record InlinePolicyRow
{
    public required string OwnerId { get; init; }

    public required string Name { get; init; }

    public required string Document { get; init; }
}
