using System.Runtime.InteropServices;
using Usher.Ranking.Files;

namespace Usher.Ranking.Tensors;

/// <summary>Writes a safetensors file: tensors by falling size of their numbers, so that each lies aligned, then by name. The same tensors give the same bytes.</summary>
public sealed class SafetensorsWriter
{
    private readonly Dictionary<string, Pending> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <summary>Keeps a word beside the tensors.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The word.</param>
    public void Describe(string name, string value) => _metadata[name] = value;

    /// <summary>Takes a tensor. The numbers are read when the file is written, not before.</summary>
    /// <typeparam name="T">float, double, Half, sbyte, byte, int or long.</typeparam>
    /// <param name="name">Its name; not taken yet.</param>
    /// <param name="values">All numbers, row by row.</param>
    /// <param name="shape">Lengths of the dimensions.</param>
    /// <exception cref="ArgumentException">The name is taken, the shape does not fit the numbers, or the type cannot be kept.</exception>
    public void Add<T>(string name, ReadOnlyMemory<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var count = 1L;
        foreach (var length in shape)
            count = checked(count * length);
        if (count != values.Length)
            throw new ArgumentException($"Tensor '{name}' has {values.Length} numbers; the shape {string.Join(" x ", shape.ToArray())} asks for {count}.", nameof(shape));

        var size = TensorType.SizeOf<T>();
        if (!_tensors.TryAdd(name, new(TensorType.NameOf<T>(), size, shape.ToArray(), (long)size * count, output => Copy(values, output))))
            throw new ArgumentException($"There are two tensors of the name '{name}'.", nameof(name));
    }

    /// <summary>Writes the file: beside its place first, then to the disk, then renamed.</summary>
    /// <param name="path">The file; replaced when it is there.</param>
    public void Write(string path) => DurableFiles.Write(path, output =>
    {
        var ordered = _tensors.OrderByDescending(t => t.Value.Size).ThenBy(t => t.Key, StringComparer.Ordinal).ToArray();
        var entries = new List<KeyValuePair<string, TensorEntry>>(ordered.Length);
        var at = 0L;
        foreach (var (name, tensor) in ordered)
        {
            entries.Add(new(name, new(tensor.Type, tensor.Shape, at, at + tensor.Bytes)));
            at += tensor.Bytes;
        }

        output.Write(SafetensorsHeader.Compose(entries, _metadata));
        foreach (var (_, tensor) in ordered)
            tensor.CopyTo(output);
    });

    private static void Copy<T>(ReadOnlyMemory<T> values, Stream output)
        where T : unmanaged
    {
        // In pieces: the bytes of a long tensor are more than a span can count.
        const int Piece = 1 << 20;
        for (var at = 0; at < values.Length; at += Piece)
            output.Write(MemoryMarshal.AsBytes(values.Span.Slice(at, Math.Min(Piece, values.Length - at))));
    }

    private sealed record Pending(string Type, int Size, long[] Shape, long Bytes, Action<Stream> CopyTo);
}
