using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What CreateRole asks.</summary>
public sealed record CreateRoleRequest
{
    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    [Length(1, 512), Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }

    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>The trust policy: who may assume the role.</summary>
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string AssumeRolePolicyDocument { get; init; }

    /// <summary>For people to read.</summary>
    [Length(0, 1000), Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*")]
    public string? Description { get; init; }

    /// <summary>How long its sessions may last, in seconds.</summary>
    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }

    /// <summary>ARN of the managed policy that bounds it.</summary>
    [Length(20, 2048)]
    public string? PermissionsBoundary { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
