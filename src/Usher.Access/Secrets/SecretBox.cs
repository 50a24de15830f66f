using System.Security.Cryptography;
using System.Text;

namespace Usher.Access.Secrets;

/// <summary>Encrypts with AES-256-GCM, so that what was altered does not open.</summary>
/// <remarks>NIST SP 800-38D. A sealed text is the nonce of 12 bytes, the tag of 16 and the ciphertext.</remarks>
public sealed class SecretBox
{
    /// <summary>Length of the key, in bytes.</summary>
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // A cipher object must not be used by two threads at once; one for each use costs less than a lock.
    private readonly byte[] _key = new byte[KeyBytes];

    /// <summary>A box with a key of its own for each purpose, so that what was sealed for one never opens for another.</summary>
    /// <param name="masterKey">Of 32 bytes.</param>
    /// <param name="purpose">For example <c>access keys</c>.</param>
    public SecretBox(ReadOnlySpan<byte> masterKey, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, _key, salt: [], info: Encoding.UTF8.GetBytes($"usher {purpose}"));

    /// <summary>Seals bytes.</summary>
    /// <param name="secret">What nobody shall read.</param>
    /// <param name="owner">What it belongs to; it opens for the same owner only.</param>
    public byte[] Seal(ReadOnlySpan<byte> secret, string owner)
    {
        var box = new byte[NonceBytes + TagBytes + secret.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, secret, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        return box;
    }

    /// <summary>Opens what was sealed.</summary>
    /// <returns>Null where it was altered, sealed with another key, for another purpose or for another owner.</returns>
    public byte[]? Open(ReadOnlySpan<byte> box, string owner)
    {
        if (box.Length < NonceBytes + TagBytes)
            return null;

        var secret = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        try
        {
            cipher.Decrypt(
                box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), secret, Encoding.UTF8.GetBytes(owner));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
