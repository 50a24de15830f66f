namespace Usher.Wire.Signing.Making;

/// <summary>What one signs with.</summary>
/// <param name="AccessKeyId">Names the key.</param>
/// <param name="SecretKey">Never to be logged.</param>
/// <param name="SessionToken">Of temporary credentials; null for lasting ones.</param>
public sealed record SigningCredentials(string AccessKeyId, string SecretKey, string? SessionToken = null)
{
    /// <summary>The key's name alone.</summary>
    public override string ToString() => AccessKeyId;
}
