namespace Usher.Wire.Signing.Bodies;

/// <summary>The body of a request without its framing, which is verified while it is read: a read throws an <see cref="Errors.AwsException"/> if bytes, length or signature are wrong.</summary>
/// <remarks>A reader must not use the bytes before a read has returned 0, because they are verified only then. Nothing is buffered: memory is constant for any length.</remarks>
public abstract class BodyStream : Stream
{
    private protected BodyStream()
    {
    }

    /// <summary>Bytes that the reader will get, as the client declared them; null if it did not.</summary>
    public abstract long? DeclaredLength { get; }

    /// <summary>Trailers that followed the body, by name without case, such as x-amz-checksum-crc32; complete once a read returned 0.</summary>
    public virtual IReadOnlyDictionary<string, string> Trailers => NoTrailers;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException($"Ask {nameof(DeclaredLength)}: the true length is known at the end.");

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private static Dictionary<string, string> NoTrailers { get; } = [];

    /// <inheritdoc/>
    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Not supported: a network is read asynchronously.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read the body asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
