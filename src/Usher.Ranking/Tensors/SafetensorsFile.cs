namespace Usher.Ranking.Tensors;

/// <summary>A safetensors file, memory-mapped. Its header is checked when it is opened; its tensors are not read before they are used.</summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly MappedFile _file;
    private readonly SafetensorsHeader _header;

    private SafetensorsFile(MappedFile file, SafetensorsHeader header)
    {
        _file = file;
        _header = header;
    }

    /// <summary>Words kept beside the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Names of the tensors.</summary>
    public IReadOnlyCollection<string> Names => _header.Tensors.Keys;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is missing, cut short, damaged or of another format; the message says which.</exception>
    public static SafetensorsFile Open(string path)
    {
        var length = new FileInfo(path) is { Exists: true } info ? info.Length : throw new InvalidDataException($"{path} is missing.");
        if (length < 8)
            throw new InvalidDataException($"{path} is cut short: it has {length} bytes, and its first 8 should tell the length of its header.");

        var file = new MappedFile(path);
        try
        {
            var headerLength = SafetensorsHeader.LengthOf(BitConverter.ToUInt64(file.Slice<byte>(0, 8)), length, path);
            var header = SafetensorsHeader.Parse(file.Slice<byte>(8, headerLength), length - 8 - headerLength, path);
            return new(file, header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a tensor of that name.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => _header.Tensors.ContainsKey(name);

    /// <summary>A tensor's numbers where they lie in the file; usable as long as the file is open.</summary>
    /// <typeparam name="T">float, double, Half, sbyte, byte, int or long.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Lengths of its dimensions.</param>
    /// <exception cref="InvalidDataException">There is none of that name, it is of another type, or it cannot be addressed.</exception>
    public ReadOnlyMemory<T> Tensor<T>(string name, out long[] shape)
        where T : unmanaged
    {
        var tensor = Find<T>(name);
        shape = [.. tensor.Shape];
        return tensor.Count == 0 ? default : new MappedMemory<T>(_file, _header.DataStart + tensor.Begin, (int)tensor.Count).Memory;
    }

    /// <summary>A tensor of one dimension where it lies in the file; usable as long as the file is open.</summary>
    /// <typeparam name="T">float, double, Half, sbyte, byte, int or long.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many numbers it must have; -1 for any.</param>
    /// <exception cref="InvalidDataException">There is none of that name, or it is of another type or shape.</exception>
    public ReadOnlyMemory<T> Vector<T>(string name, long length = -1)
        where T : unmanaged
    {
        var values = Tensor<T>(name, out var shape);
        if (shape.Length != 1 || (length >= 0 && shape[0] != length))
            throw new InvalidDataException($"{_file.Path}: tensor '{name}' has the shape ({string.Join(", ", shape)}); ({(length < 0 ? "any" : length)}) is due.");

        return values;
    }

    /// <summary>A tensor's numbers copied into an array, which does not need the file any more.</summary>
    /// <typeparam name="T">float, double, Half, sbyte, byte, int or long.</typeparam>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none of that name, or it is of another type.</exception>
    public T[] ReadArray<T>(string name)
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>((int)Find<T>(name).Count);
        Tensor<T>(name, out _).Span.CopyTo(values);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private TensorEntry Find<T>(string name)
        where T : unmanaged
    {
        if (!_header.Tensors.TryGetValue(name, out var tensor))
            throw new InvalidDataException($"{_file.Path} lacks the tensor '{name}'.");
        if (tensor.Type != TensorType.NameOf<T>())
            throw new InvalidDataException($"{_file.Path}: tensor '{name}' is of {tensor.Type}; {TensorType.NameOf<T>()} is due.");
        if (tensor.Count > Array.MaxLength)
            throw new InvalidDataException($"{_file.Path}: tensor '{name}' has {tensor.Count} numbers; at most {Array.MaxLength} can be used.");
        if ((_header.DataStart + tensor.Begin) % TensorType.SizeOf<T>() != 0)
            throw new InvalidDataException($"{_file.Path}: tensor '{name}' is not aligned to the size of its numbers. Write the file again with a current safetensors.");

        return tensor;
    }
}
