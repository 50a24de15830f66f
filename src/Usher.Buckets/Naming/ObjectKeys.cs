using System.Text;
using Usher.Buckets.Errors;

namespace Usher.Buckets.Naming;

/// <summary>What an object may be called: nearly anything, since a key never becomes a path.</summary>
/// <remarks>S3 User Guide, "Naming Amazon S3 objects".</remarks>
public static class ObjectKeys
{
    /// <summary>The longest key, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks a key.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">KeyTooLongError, InvalidURI.</exception>
    public static void Check(string key)
    {
        if (key.Length == 0)
            throw S3Errors.InvalidKey("the key is empty.");
        // AWS takes U+0000. Here it is refused: tools written in C would cut the key there and mean another object.
        if (key.Contains('\0', StringComparison.Ordinal))
            throw S3Errors.InvalidKey("the key holds U+0000.");

        var bytes = CountBytes(key);
        if (bytes > MaxBytes)
            throw S3Errors.KeyTooLong(bytes, MaxBytes);
    }

    /// <summary>A key's bytes, by which keys are ordered.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidURI: UTF-8 has no bytes for it.</exception>
    public static byte[] ToBytes(string key)
    {
        var bytes = new byte[CountBytes(key)];
        Strict.GetBytes(key, bytes);
        return bytes;
    }

    /// <summary>The text of a key's bytes.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes) => Strict.GetString(bytes);

    private static int CountBytes(string key)
    {
        try
        {
            return Strict.GetByteCount(key);
        }
        catch (EncoderFallbackException)
        {
            throw S3Errors.InvalidKey("the key holds half of a surrogate pair, which UTF-8 has no bytes for.");
        }
    }
}
