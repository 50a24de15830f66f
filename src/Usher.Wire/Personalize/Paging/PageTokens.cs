using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Usher.Wire.Errors;

namespace Usher.Wire.Personalize;

/// <summary>The <c>nextToken</c> of lists: where to go on, signed, so that it fits the list that gave it and no other, and nobody makes his own.</summary>
/// <param name="key">Secret, the same on all nodes and after a restart; 32 random bytes are good.</param>
public sealed class PageTokens(ReadOnlyMemory<byte> key)
{
    // Half of SHA-256: enough against guessing, and tokens stay short.
    private const int SignatureBytes = 16;

    /// <summary>Makes a token.</summary>
    /// <param name="list">What tells lists apart: the operation and everything that narrows it, such as account, region and filter; not the size of pages.</param>
    /// <param name="after">The position behind which the list goes on, in words of the list's own.</param>
    public string Write(string list, string after)
    {
        var position = Encoding.UTF8.GetBytes(after);
        return Base64Url.EncodeToString([.. Sign(list, position), .. position]);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="list">As it was written with.</param>
    /// <param name="token">What came; null for the first page.</param>
    /// <returns>The position; null for the first page.</returns>
    /// <exception cref="AwsException">InvalidNextTokenException: it was made by another list, or not here, or changed on its way.</exception>
    public string? Read(string list, string? token)
    {
        if (token is null)
            return null;

        if (Base64Url.IsValid(token) && Base64Url.DecodeFromChars(token) is { Length: >= SignatureBytes } bytes
            && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), Sign(list, bytes.AsSpan(SignatureBytes))))
            return Encoding.UTF8.GetString(bytes.AsSpan(SignatureBytes));

        throw new AwsException("InvalidNextTokenException", "nextToken is none that this list gave. Repeat the request that gave it with its nextToken and nothing else changed, or leave it out to begin anew.");
    }

    private byte[] Sign(string list, ReadOnlySpan<byte> position)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Span);
        // By the length of the first, two texts cannot be cut elsewhere and sign alike.
        var name = Encoding.UTF8.GetBytes(list);
        hash.AppendData(BitConverter.GetBytes(name.Length));
        hash.AppendData(name);
        hash.AppendData(position);
        return hash.GetHashAndReset()[..SignatureBytes];
    }
}
