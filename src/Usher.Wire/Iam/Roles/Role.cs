namespace Usher.Wire.Iam;

/// <summary>A role.</summary>
public sealed record Role
{
    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the role.</summary>
    public required string RoleName { get; init; }

    /// <summary>AROA and sixteen more characters.</summary>
    public required string RoleId { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The trust policy: who may assume the role, percent-encoded.</summary>
    public string? AssumeRolePolicyDocument { get; init; }

    /// <summary>For people to read.</summary>
    public string? Description { get; init; }

    /// <summary>How long its sessions may last, in seconds.</summary>
    public int? MaxSessionDuration { get; init; }

    /// <summary>What bounds it; absent for no bound.</summary>
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    /// <summary>Keys and values.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Absent: it is not kept here.</summary>
    public RoleLastUsed? RoleLastUsed { get; init; }
}
