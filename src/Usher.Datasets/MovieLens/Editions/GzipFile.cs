using System.Buffers.Binary;
using System.IO.Compression;

namespace Usher.Datasets.MovieLens.Editions;

/// <summary>Unpacks a gzip file, and notices when its end is missing.</summary>
/// <remarks><see cref="GZipStream"/> takes a missing end for the end of the data: rows would be lost without a word.</remarks>
internal sealed class GzipFile : Stream
{
    private readonly GZipStream _unpacked;
    private readonly uint _promised;                                  // the last four bytes of the file: its unpacked length, modulo 2^32
    private long _read;

    public GzipFile(string path)
    {
        var packed = File.OpenRead(path);
        _unpacked = new GZipStream(packed, CompressionMode.Decompress);
        Span<byte> end = stackalloc byte[sizeof(uint)];
        if (packed.Length < end.Length)
            return;

        packed.Seek(-end.Length, SeekOrigin.End);
        packed.ReadExactly(end);
        packed.Seek(0, SeekOrigin.Begin);
        _promised = BinaryPrimitives.ReadUInt32LittleEndian(end);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The data are damaged, or end before the length that the file promises.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = _unpacked.Read(buffer);
        _read += count;
        if (count == 0 && buffer.Length > 0 && (uint)_read != _promised)
            throw new InvalidDataException($"It unpacks to {_read:N0} bytes where its own end says {_promised:N0}.");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _unpacked.Dispose();
        base.Dispose(disposing);
    }
}
