namespace Usher.Wire.Sts;

/// <summary>A session of a role.</summary>
public sealed record AssumedRoleUser
{
    /// <summary>The role's id and the session's name.</summary>
    public required string AssumedRoleId { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }
}
