namespace Usher.Storage.Identities.Rows;

/// <summary>An access key of a user or of the account itself.</summary>
internal sealed record AccessKeyRow
{
    public required string Id { get; init; }

    /// <summary>AIDA…, or the account for root.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The sealed secret, in base64: rows are compared, and arrays compare by reference.</summary>
    public required string SealedSecret { get; init; }

    public required bool IsActive { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset? LastUsed { get; init; }

    public required string? LastService { get; init; }

    public required string? LastRegion { get; init; }
}
