namespace Usher.Wire.Signing.Bodies;

/// <summary>A body in S3's own chunks (Content-Encoding aws-chunked), without them: each chunk and the trailers are held against their signatures, where they have some.</summary>
/// <remarks>S3 API Reference, "Signature calculations: transferring payload in multiple chunks" and "… with trailing headers".</remarks>
public sealed class ChunkedBodyStream : BodyStream
{
    /// <summary>The size, in bytes, that every chunk but the last must have.</summary>
    public const int SmallestChunk = 8_192;

    private readonly LineReader _lines;
    private readonly ChunkSignatures? _signatures;
    private readonly TrailerReader _trailers;
    private readonly byte[] _signature = new byte[Canonical.StringToSign.SignatureLength];
    private readonly long _declared;

    private int _chunks;
    private long _size = SmallestChunk;
    private long _left;
    private long _total;
    private bool _isOver;

    internal ChunkedBodyStream(Stream body, long declaredLength, ChunkSignatures? signatures, TrailerReader trailers) =>
        (_lines, _declared, _signatures, _trailers) = (new(body), declaredLength, signatures, trailers);

    /// <inheritdoc/>
    public override long? DeclaredLength => _declared;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Trailers => _trailers.Trailers;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isOver || buffer.IsEmpty)
            return 0;
        if (_left == 0)
        {
            await StartChunkAsync(cancellationToken).ConfigureAwait(false);
            if (_isOver)
                return 0;
        }

        var read = await _lines.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken).ConfigureAwait(false);
        if (read == 0)
            throw ChunkFaults.EndsEarly();
        _left -= read;
        _total += read;
        _signatures?.Append(buffer.Span[..read]);
        if (_left == 0)
            await EndChunkAsync(cancellationToken).ConfigureAwait(false);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _signatures?.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask StartChunkAsync(CancellationToken stop)
    {
        ReadHeader((await _lines.ReadLineAsync(stop).ConfigureAwait(false)).Span);
        if (_left == 0)
            await FinishAsync(stop).ConfigureAwait(false);
    }

    private void ReadHeader(ReadOnlySpan<byte> line)
    {
        var size = ChunkHeader.Parse(line, out var signature);
        if (size > _declared - _total)
            throw ChunkFaults.TooLong(size, _declared - _total);
        if (size > 0 && _size < SmallestChunk)
            throw ChunkFaults.TooSmall(_chunks, _size, SmallestChunk);
        if (_signatures is not null && signature.Length != _signature.Length)
            throw ChunkFaults.Malformed("a chunk has no signature, or one that is not 64 digits long.");

        if (_signatures is not null)
            signature.CopyTo(_signature);
        _chunks++;
        (_size, _left) = (size, size);
    }

    private async ValueTask EndChunkAsync(CancellationToken stop)
    {
        _signatures?.CheckChunk(_signature);
        if (!(await _lines.ReadLineAsync(stop).ConfigureAwait(false)).IsEmpty)
            throw ChunkFaults.Malformed("a chunk is longer than its size.");

        // The end is read with the last byte, not by the read after it: a reader who counts would never come back.
        if (_total == _declared)
            await StartChunkAsync(stop).ConfigureAwait(false);
    }

    private async ValueTask FinishAsync(CancellationToken stop)
    {
        if (_total != _declared)
            throw ChunkFaults.TooShort(_total, _declared);
        _signatures?.CheckChunk(_signature);
        await _trailers.ReadAsync(_lines, _signatures, stop).ConfigureAwait(false);
        if (await _lines.ReadAsync(new byte[1], stop).ConfigureAwait(false) > 0)
            throw ChunkFaults.Malformed("something follows the last chunk.");
        _isOver = true;
    }
}
