namespace Usher.Wire.Iam;

/// <summary>An access key, without its secret.</summary>
public sealed record AccessKeyMetadata
{
    /// <summary>Name of the user.</summary>
    public string? UserName { get; init; }

    /// <summary>The key.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary><c>Active</c> or <c>Inactive</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }
}
