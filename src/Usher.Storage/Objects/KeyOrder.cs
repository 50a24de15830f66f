namespace Usher.Storage.Objects;

/// <summary>Neighbours in the order of keys, which is the order of their UTF-8 bytes.</summary>
internal static class KeyOrder
{
    /// <summary>The first key that can come behind this one.</summary>
    public static byte[] Next(ReadOnlySpan<byte> key) => [.. key, 0];

    /// <summary>The first key behind all that begin so; null where none can be behind them.</summary>
    public static byte[]? Behind(ReadOnlySpan<byte> prefix)
    {
        // No byte of UTF-8 is 0xFF, so the last one can always be counted up.
        if (prefix.IsEmpty)
            return null;

        byte[] behind = [.. prefix];
        behind[^1]++;
        return behind;
    }
}
