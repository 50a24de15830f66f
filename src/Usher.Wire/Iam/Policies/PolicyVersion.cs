namespace Usher.Wire.Iam;

/// <summary>A version of a managed policy.</summary>
public sealed record PolicyVersion
{
    /// <summary>The policy, as JSON, percent-encoded.</summary>
    public string? Document { get; init; }

    /// <summary><c>v1</c>, <c>v2</c> and so on.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether it is in force.</summary>
    public bool? IsDefaultVersion { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }
}
