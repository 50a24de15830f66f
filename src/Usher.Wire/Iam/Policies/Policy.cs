namespace Usher.Wire.Iam;

/// <summary>A managed policy.</summary>
public sealed record Policy
{
    /// <summary>Name of the policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>ANPA and sixteen more characters.</summary>
    public string? PolicyId { get; init; }

    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    public string? Path { get; init; }

    /// <summary>The version in force.</summary>
    public string? DefaultVersionId { get; init; }

    /// <summary>To how many users, groups and roles it is attached.</summary>
    public int? AttachmentCount { get; init; }

    /// <summary>How many users and roles it bounds.</summary>
    public int? PermissionsBoundaryUsageCount { get; init; }

    /// <summary>Always true.</summary>
    public bool? IsAttachable { get; init; }

    /// <summary>For people to read.</summary>
    public string? Description { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>When a version was last added or put in force.</summary>
    public DateTimeOffset? UpdateDate { get; init; }

    /// <summary>Keys and values.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}
