namespace Usher.Wire.Iam;

/// <summary>What GetUser answers.</summary>
public sealed record GetUserResponse
{
    /// <summary>The user.</summary>
    public required User User { get; init; }
}
