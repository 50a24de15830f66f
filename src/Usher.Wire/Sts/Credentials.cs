namespace Usher.Wire.Sts;

/// <summary>Temporary credentials.</summary>
public sealed record Credentials
{
    /// <summary>The key.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Never to be logged.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>Goes with every request; never to be logged.</summary>
    public required string SessionToken { get; init; }

    /// <summary>When they end.</summary>
    public required DateTimeOffset Expiration { get; init; }

    /// <summary>Which key it is, without the secret.</summary>
    public override string ToString() => $"access key {AccessKeyId}";
}
