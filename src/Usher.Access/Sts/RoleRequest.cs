namespace Usher.Access.Sts;

/// <summary>What a caller asks of AssumeRole.</summary>
/// <param name="RoleArn">Which role.</param>
/// <param name="SessionName">Names the session in its ARN.</param>
public sealed record RoleRequest(string RoleArn, string SessionName)
{
    /// <summary>From 900; null for an hour, or for what the role allows if that is less.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>Text of a policy that bounds the session; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Managed policies that bound the session as well.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>A word that the role's owner and a third party agreed upon: sts:ExternalId.</summary>
    public string? ExternalId { get; init; }

    public string? SourceIdentity { get; init; }
}
