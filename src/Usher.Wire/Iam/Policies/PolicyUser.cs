namespace Usher.Wire.Iam;

/// <summary>A user that a policy is attached to.</summary>
public sealed record PolicyUser
{
    /// <summary>Name of the user.</summary>
    public string? UserName { get; init; }

    /// <summary>AIDA and sixteen more characters; the account for root.</summary>
    public string? UserId { get; init; }
}
