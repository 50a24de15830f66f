namespace Usher.Buckets.Objects;

/// <summary>An object, or a piece of it, open for reading.</summary>
/// <param name="info">The object as it was when it was opened.</param>
/// <param name="slice">What of it was asked for.</param>
/// <param name="stream">The bytes of the piece, from its first to its last; closed with this.</param>
public sealed class ObjectContent(ObjectInfo info, Slice slice, Stream stream) : IAsyncDisposable
{
    public ObjectInfo Info { get; } = info;

    public Slice Slice { get; } = slice;

    public Stream Stream { get; } = stream;

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
