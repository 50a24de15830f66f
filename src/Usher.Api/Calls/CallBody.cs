using System.Runtime.InteropServices;

namespace Usher.Api.Calls;

/// <summary>A request's body as a service reads it.</summary>
/// <param name="Content">Without the framing of signed chunks.</param>
/// <param name="Length">As the client declared it, in bytes; null if it did not.</param>
internal sealed record CallBody(Stream Content, long? Length)
{
    private static readonly Dictionary<string, string> NoTrailers = [];

    /// <summary>Complete once the content has been read to its end.</summary>
    public Func<IReadOnlyDictionary<string, string>> Trailers { get; init; } = () => NoTrailers;

    /// <summary>A body that has been read and checked.</summary>
    public static CallBody Of(ReadOnlyMemory<byte> bytes) => new(
        MemoryMarshal.TryGetArray(bytes, out var array) && array.Count > 0 ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : Stream.Null,
        bytes.Length);
}
