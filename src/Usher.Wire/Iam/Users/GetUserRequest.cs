using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What GetUser asks.</summary>
public sealed record GetUserRequest
{
    /// <summary>Name of the user; whoever signed by default.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
