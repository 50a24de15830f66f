namespace Usher.Api.Auditing;

/// <summary>Reads the lines of a file from its end, so that the newest come first at no cost for the older.</summary>
internal static class LinesBackwards
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The lines that end at or before an offset, last first; one cut short at the end is left out.</summary>
    /// <returns>The bytes of a line without its break, and the offset at which it starts.</returns>
    public static IEnumerable<(ReadOnlyMemory<byte> Line, long Start)> Read(FileStream file, long end)
    {
        var position = Math.Min(end, file.Length);
        var tail = Array.Empty<byte>();                       // what was read of a line whose start is further ahead
        var isCut = true;                                     // until the first line break is met, nothing is a whole line
        while (position > 0)
        {
            var chunk = new byte[Math.Min(ChunkBytes, position)];
            position -= chunk.Length;
            file.Position = position;
            file.ReadExactly(chunk);

            var rest = chunk.Length;
            for (var at = chunk.AsSpan().LastIndexOf((byte)'\n'); at >= 0; at = chunk.AsSpan(0, at).LastIndexOf((byte)'\n'))
            {
                if (!isCut && (rest - at - 1 > 0 || tail.Length > 0))
                    yield return (Joined(chunk.AsMemory(at + 1, rest - at - 1), tail), position + at + 1);

                (isCut, tail, rest) = (false, [], at);
            }

            if (!isCut)
                tail = [.. chunk.AsSpan(0, rest), .. tail];
        }

        if (tail.Length > 0)
            yield return (tail, 0);
    }

    private static ReadOnlyMemory<byte> Joined(ReadOnlyMemory<byte> head, byte[] tail) => tail.Length == 0 ? head : (byte[])[.. head.Span, .. tail];
}
