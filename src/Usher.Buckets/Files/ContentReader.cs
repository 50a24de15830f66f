using Microsoft.Win32.SafeHandles;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Files;

/// <summary>Reads a range of an object's content, which lies in one or several files. Reading goes on when the object is replaced or deleted meanwhile.</summary>
internal sealed class ContentReader : Stream
{
    private readonly ContentFiles _files;
    private readonly string _bucket;
    private readonly IReadOnlyList<ContentFile> _content;
    private SafeFileHandle? _open;
    private int _index;
    private long _offset;
    private long _left;
    private bool _isClosed;

    /// <exception cref="FileNotFoundException">The object was replaced or deleted after it was looked up: look it up again.</exception>
    public ContentReader(ContentFiles files, string bucket, IReadOnlyList<ContentFile> content, Slice slice)
    {
        (_files, _bucket, _content) = (files, bucket, content);
        (_offset, _left, Length) = (slice.Offset, slice.Length, slice.Length);
        // An open handle protects a single file; multi-file content is leased as a whole. Files are deleted in order, so if the first exists, all do.
        if (content.Count > 1)
            files.Borrow(content);
        try
        {
            if (content.Count > 1)
                files.Open(bucket, content[0].Name).Dispose();
            while (_left > 0 && _offset >= content[_index].Length)
                _offset -= content[_index++].Length;
            if (_left > 0)
                _open = files.Open(bucket, content[_index].Name);
        }
        catch (Exception)
        {
            Dispose();
            throw;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => Length - _left;
        set => throw new NotSupportedException("Content is read from its beginning to its end.");
    }

    // Not asynchronous: the content is mostly in the page cache, and .NET's asynchronous file reads are these same calls on another thread.
    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 || buffer.Length == 0)
            return 0;
        if (_offset == _content[_index].Length)
            OpenNext();

        var wanted = (int)Math.Min(Math.Min(buffer.Length, _left), _content[_index].Length - _offset);
        var count = RandomAccess.Read(_open!, buffer[..wanted], _offset);
        if (count == 0)
            throw new InvalidDataException($"{_content[_index].Name} in {Path.Combine(_files.Root, _bucket)} ends after {_offset} bytes; {_content[_index].Length} were written.");

        _offset += count;
        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("Content is read from its beginning to its end.");

    public override void SetLength(long value) => throw new NotSupportedException("Content does not change.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Content does not change.");

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            _open?.Dispose();
            if (_content.Count > 1)
                _files.Return(_content);
        }

        base.Dispose(disposing);
    }

    private void OpenNext()
    {
        _open!.Dispose();
        (_index, _offset) = (_index + 1, 0);
        _open = _files.Open(_bucket, _content[_index].Name);
    }
}
