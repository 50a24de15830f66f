using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Usher.Wire.Errors;

namespace Usher.Wire.Personalize;

/// <summary>Creates and reads the <c>nextToken</c> of lists: a position, signed, so that clients cannot forge a token or use it with another list.</summary>
/// <param name="key">The secret key, the same on all nodes and after a restart, such as 32 random bytes.</param>
public sealed class PageTokens(ReadOnlyMemory<byte> key)
{
    // Half of SHA-256: long enough against guessing, and short tokens.
    private const int SignatureBytes = 16;

    /// <summary>Creates a token.</summary>
    /// <param name="list">Identifies the list: the operation and everything that narrows it, such as account, region and filter, but not the page size.</param>
    /// <param name="after">The position after which the list continues, in a format of the list's own.</param>
    public string Write(string list, string after)
    {
        var position = Encoding.UTF8.GetBytes(after);
        return Base64Url.EncodeToString([.. Sign(list, position), .. position]);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="list">The list, as given when the token was created.</param>
    /// <param name="token">The token of the request; null for the first page.</param>
    /// <returns>The position; null for the first page.</returns>
    /// <exception cref="AwsException">InvalidNextTokenException: the token is of another list, of another server, or was changed.</exception>
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
        // With the length of the first text, no other pair of texts gives the same bytes to sign.
        var name = Encoding.UTF8.GetBytes(list);
        hash.AppendData(BitConverter.GetBytes(name.Length));
        hash.AppendData(name);
        hash.AppendData(position);
        return hash.GetHashAndReset()[..SignatureBytes];
    }
}
