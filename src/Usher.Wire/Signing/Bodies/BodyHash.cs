using System.Security.Cryptography;

namespace Usher.Wire.Signing.Bodies;

/// <summary>SHA-256 as signatures spell it.</summary>
public static class BodyHash
{
    /// <summary>SHA-256 of a body, in lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return PayloadKinds.EmptyHash;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return Convert.ToHexStringLower(hash);
    }
}
