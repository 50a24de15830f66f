using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What UpdateUser asks.</summary>
public sealed record UpdateUserRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>Another path; absent to keep it.</summary>
    [Length(1, 512), Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? NewPath { get; init; }

    /// <summary>Another name; absent to keep it.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public string? NewUserName { get; init; }
}
