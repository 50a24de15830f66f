namespace Usher.Storage.Identities.Rows;

/// <summary>An access key of a user or of the account itself.</summary>
internal sealed record AccessKeyRow
{
    public required string Id { get; init; }

    /// <summary>ID of the user (AIDA…), or of the account for a root key.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The encrypted secret in base64. It is text because rows are compared, and arrays are compared by reference.</summary>
    public required string SealedSecret { get; init; }

    public required bool IsActive { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset? LastUsed { get; init; }

    public required string? LastService { get; init; }

    public required string? LastRegion { get; init; }
}
