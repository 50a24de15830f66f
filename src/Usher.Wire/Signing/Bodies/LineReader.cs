namespace Usher.Wire.Signing.Bodies;

/// <summary>Reads lines that end in CR LF, and the bytes between them, from one stream.</summary>
internal sealed class LineReader(Stream body)
{
    /// <summary>The longest line, in bytes: chunk headers have about 90, trailers fewer.</summary>
    public const int LongestLine = 1_024;

    private readonly byte[] _buffer = new byte[8 * 1_024];
    private int _start;
    private int _end;

    /// <summary>The next line, without its end; good until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = _buffer.AsMemory(_start, _end - _start);
            var length = held.Span.IndexOf("\r\n"u8);
            if (length > LongestLine || (length < 0 && held.Length > LongestLine))
                throw ChunkFaults.Malformed($"a line is longer than {LongestLine} bytes.");
            if (length >= 0)
            {
                _start += length + 2;
                return held[..length];
            }

            held.CopyTo(_buffer);
            (_start, _end) = (0, held.Length);
            var read = await body.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                throw ChunkFaults.EndsEarly();
            _end += read;
        }
    }

    /// <summary>The next bytes, as many as there are.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var held = Math.Min(_end - _start, buffer.Length);
        if (held == 0)
            return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _buffer.AsMemory(_start, held).CopyTo(buffer);
        _start += held;
        return held;
    }
}
