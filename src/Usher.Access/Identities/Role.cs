using Usher.Access.Policies;

namespace Usher.Access.Identities;

/// <summary>A set of policies that whoever it trusts may assume for a while.</summary>
public sealed record Role : Identity
{
    /// <summary>An hour, in seconds: how long a session lasts unless asked, and what a new role allows.</summary>
    public const int DefaultSessionSeconds = 3_600;

    /// <inheritdoc/>
    public override EntityKind Kind => EntityKind.Role;

    /// <summary>Who may assume it: AssumeRolePolicyDocument.</summary>
    public required PolicyDocument Trust { get; init; }

    public string? Description { get; init; }

    /// <summary>MaxSessionDuration: from 3,600 to 43,200 seconds.</summary>
    public int MaxSessionSeconds { get; init; } = DefaultSessionSeconds;

    /// <summary>The trust policy as deciding and explaining call it.</summary>
    public NamedPolicy TrustPolicy => new("AssumeRolePolicyDocument", $"trust policy of role {Name}", Trust);
}
