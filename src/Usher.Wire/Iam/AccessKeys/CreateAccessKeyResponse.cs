namespace Usher.Wire.Iam;

/// <summary>What CreateAccessKey answers.</summary>
public sealed record CreateAccessKeyResponse
{
    /// <summary>The key, with its secret: this once.</summary>
    public required AccessKey AccessKey { get; init; }
}
