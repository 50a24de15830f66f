namespace Usher.Wire.Iam;

/// <summary>A new access key.</summary>
/// <remarks>A key of the account itself has no user.</remarks>
public sealed record AccessKey
{
    /// <summary>Name of the user.</summary>
    public required string? UserName { get; init; }

    /// <summary>The key.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary><c>Active</c> or <c>Inactive</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Never to be logged.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>Which key it is, without the secret.</summary>
    public override string ToString() => $"access key {AccessKeyId}";
}
