namespace Usher.Wire.Sts;

/// <summary>What GetSessionToken answers.</summary>
public sealed record GetSessionTokenResponse
{
    /// <summary>Temporary credentials.</summary>
    public Credentials? Credentials { get; init; }
}
