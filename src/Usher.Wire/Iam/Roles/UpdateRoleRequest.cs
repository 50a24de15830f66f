using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What UpdateRole asks.</summary>
public sealed record UpdateRoleRequest
{
    /// <summary>Name of the role.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string RoleName { get; init; }

    /// <summary>For people to read.</summary>
    [Length(0, 1000), Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*")]
    public string? Description { get; init; }

    /// <summary>How long its sessions may last, in seconds.</summary>
    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }
}
