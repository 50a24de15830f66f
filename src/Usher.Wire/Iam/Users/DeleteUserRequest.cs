using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What DeleteUser asks.</summary>
public sealed record DeleteUserRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }
}
