namespace Usher.Storage.Objects;

/// <summary>Computes bounds in the order of keys, which is the order of their UTF-8 bytes.</summary>
internal static class KeyOrder
{
    /// <summary>The first possible key after a key.</summary>
    public static byte[] Next(ReadOnlySpan<byte> key) => [.. key, 0];

    /// <summary>The first possible key after all keys with a prefix; null if there is none.</summary>
    public static byte[]? Behind(ReadOnlySpan<byte> prefix)
    {
        // No byte of UTF-8 is 0xFF, so the last one can always be incremented.
        if (prefix.IsEmpty)
            return null;

        byte[] behind = [.. prefix];
        behind[^1]++;
        return behind;
    }
}
