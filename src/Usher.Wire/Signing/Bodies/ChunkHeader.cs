using System.Buffers.Text;

namespace Usher.Wire.Signing.Bodies;

/// <summary>The line before a chunk: <c>10000;chunk-signature=ad80c730…</c>.</summary>
internal static class ChunkHeader
{
    private const int MaxDigits = 15;

    /// <summary>Takes a line apart.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="signature">What follows <c>chunk-signature=</c>; empty where it is missing.</param>
    /// <returns>The length of the chunk in bytes.</returns>
    public static long Parse(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> signature)
    {
        var semicolon = line.IndexOf((byte)';');
        var digits = semicolon < 0 ? line : line[..semicolon];
        if (digits.Length is 0 or > MaxDigits || !Utf8Parser.TryParse(digits, out long size, out var used, 'x') || used != digits.Length)
            throw ChunkFaults.Malformed("a chunk's size is no hexadecimal number.");

        var name = "chunk-signature="u8;
        var rest = semicolon < 0 ? [] : line[(semicolon + 1)..];
        signature = rest.StartsWith(name) ? rest[name.Length..] : [];
        return size;
    }
}
