using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What TagUser asks.</summary>
public sealed record TagUserRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 50)]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
