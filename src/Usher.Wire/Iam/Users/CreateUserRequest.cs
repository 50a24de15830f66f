using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What CreateUser asks.</summary>
public sealed record CreateUserRequest
{
    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    [Length(1, 512), Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? Path { get; init; }

    /// <summary>Name of the user.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>ARN of the managed policy that bounds it.</summary>
    [Length(20, 2048)]
    public string? PermissionsBoundary { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
