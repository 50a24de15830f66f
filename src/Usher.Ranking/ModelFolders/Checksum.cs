using System.Numerics;
using System.Runtime.InteropServices;

namespace Usher.Ranking.ModelFolders;

/// <summary>CRC-32C, as eight lower-case hexadecimal digits: finds damage, not forgery.</summary>
/// <remarks>
/// A cryptographic hash would have to load OpenSSL, six megabytes and some milliseconds for a process that wants one recommendation, and take ten times as long for
/// large weights; who may write to the folder could change the hash too.
/// </remarks>
internal static class Checksum
{
    /// <summary>Of all bytes of a stream.</summary>
    public static string Of(Stream content)
    {
        var buffer = new byte[1 << 16];
        var crc = uint.MaxValue;
        for (int count; (count = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
            crc = Continue(crc, buffer.AsSpan(0, count));
        return $"{~crc:x8}";
    }

    /// <summary>Of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => $"{~Continue(uint.MaxValue, content):x8}";

    private static uint Continue(uint crc, ReadOnlySpan<byte> content)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(content);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var value in content[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
