namespace Usher.Storage.Identities.Rows;

/// <summary>A user in a group.</summary>
internal sealed record MembershipRow
{
    public required string UserId { get; init; }

    public required string GroupName { get; init; }
}
