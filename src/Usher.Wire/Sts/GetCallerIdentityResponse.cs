namespace Usher.Wire.Sts;

/// <summary>What GetCallerIdentity answers.</summary>
public sealed record GetCallerIdentityResponse
{
    /// <summary>The unique id behind it.</summary>
    public string? UserId { get; init; }

    /// <summary>Twelve digits.</summary>
    public string? Account { get; init; }

    /// <summary>Who signed.</summary>
    public string? Arn { get; init; }
}
