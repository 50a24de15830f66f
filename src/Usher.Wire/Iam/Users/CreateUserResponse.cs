namespace Usher.Wire.Iam;

/// <summary>What CreateUser answers.</summary>
public sealed record CreateUserResponse
{
    /// <summary>The user.</summary>
    public User? User { get; init; }
}
