namespace Usher.Wire.Sts;

/// <summary>What AssumeRole answers.</summary>
public sealed record AssumeRoleResponse
{
    /// <summary>Temporary credentials.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>The session.</summary>
    public AssumedRoleUser? AssumedRoleUser { get; init; }

    /// <summary>How much of the allowed size the session policies and tags take, in percent.</summary>
    public int? PackedPolicySize { get; init; }

    /// <summary>Who began a chain of sessions.</summary>
    public string? SourceIdentity { get; init; }
}
