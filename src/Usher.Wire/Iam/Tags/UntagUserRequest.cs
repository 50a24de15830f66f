using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What UntagUser asks.</summary>
public sealed record UntagUserRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>Keys of the tags to take away.</summary>
    [Length(0, 50), Length(1, 128, Each = true), Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", Each = true)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
