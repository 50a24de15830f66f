using System.Text;
using System.Text.Json;

namespace Usher.Ranking.Tensors;

/// <summary>The JSON at the start of a safetensors file: which tensors there are and where.</summary>
/// <remarks>
/// The format: 8 bytes little-endian length of the header, the header, then the data. The header is one JSON object, of each tensor's name to dtype, shape and
/// data_offsets, and of __metadata__ to an object of strings; spaces may fill it up. The data has no holes and nothing is there twice. All of this is checked, because
/// readers of other languages insist on it and because a file is not to be trusted.
/// </remarks>
internal sealed class SafetensorsHeader
{
    private const string MetadataName = "__metadata__";

    // The limit of the format's own reader.
    private const long MaximumLength = 100_000_000;

    private SafetensorsHeader(long dataStart) => DataStart = dataStart;

    /// <summary>Offset of the data in the file.</summary>
    public long DataStart { get; }

    /// <summary>The tensors by name.</summary>
    public Dictionary<string, TensorEntry> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>Words kept beside the tensors.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The length of the header that the first 8 bytes of a file announce.</summary>
    /// <exception cref="InvalidDataException">The file cannot be of this format, or ends before the header does.</exception>
    public static int LengthOf(ulong announced, long fileLength, string file)
    {
        if (announced is < 2 or > MaximumLength)
            throw new InvalidDataException($"{file} is not a safetensors file: its first 8 bytes announce a header of {announced} bytes.");
        if (8 + (long)announced > fileLength)
            throw new InvalidDataException($"{file} is cut short: it has {fileLength} bytes, and its header alone takes {8 + announced}.");

        return (int)announced;
    }

    /// <summary>Reads and checks a header.</summary>
    /// <param name="json">The header, with the spaces at its end.</param>
    /// <param name="dataLength">Bytes behind the header.</param>
    /// <param name="file">Named in messages.</param>
    /// <exception cref="InvalidDataException">Something is wrong with it; the message says what.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string file)
    {
        var header = new SafetensorsHeader(8 + json.Length);
        try
        {
            if (json[0] != (byte)'{')
                throw new InvalidDataException("the header does not begin with {");
            header.Read(json);
            header.CheckData(dataLength);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{file} is damaged or not a safetensors file: {e.Message}", e);
        }

        return header;
    }

    private void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == MetadataName)
                ReadMetadata(ref reader);
            else if (!Tensors.TryAdd(name, ReadEntry(ref reader, name)))
                throw new InvalidDataException($"tensor '{name}' is there twice");
        }

        while (reader.Read())
        {
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType is JsonTokenType.StartObject, MetadataName, "is not an object");
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Metadata[name] = reader.GetString() ?? throw new InvalidDataException($"'{name}' of {MetadataName} is not a string");
        }
    }

    private static TensorEntry ReadEntry(ref Utf8JsonReader reader, string tensor)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        Expect(reader.TokenType is JsonTokenType.StartObject, tensor, "is not an object");
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "dtype": type = reader.GetString(); break;
                case "shape": shape = ReadNumbers(ref reader, tensor); break;
                case "data_offsets": offsets = ReadNumbers(ref reader, tensor); break;
                default: throw new InvalidDataException($"tensor '{tensor}' has the unknown property '{property}'");
            }
        }

        if (type is null || shape is null || offsets is not { Length: 2 })
            throw new InvalidDataException($"tensor '{tensor}' lacks its dtype, its shape or its two data_offsets");

        var size = TensorType.SizeOf(type);
        Expect(size > 0, tensor, $"has the unknown dtype '{type}'");
        var bytes = shape.Aggregate((long)size, (product, length) => checked(product * length));
        Expect(offsets[0] <= offsets[1] && offsets[1] - offsets[0] == bytes, tensor, $"takes {bytes} bytes by its shape, but lies at {offsets[0]} to {offsets[1]}");
        return new(type, shape, offsets[0], offsets[1]);
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader, string tensor)
    {
        Expect(reader.TokenType is JsonTokenType.StartArray, tensor, "has something else where an array is due");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            numbers.Add(reader.GetInt64());
            Expect(numbers[^1] >= 0, tensor, "has a negative length or offset");
        }

        return [.. numbers];
    }

    private void CheckData(long dataLength)
    {
        var end = 0L;
        foreach (var (name, tensor) in Tensors.OrderBy(t => t.Value.Begin).ThenBy(t => t.Value.End))
        {
            if (tensor.Begin != end)
                throw new InvalidDataException($"tensor '{name}' begins at {tensor.Begin}, but the one before ends at {end}");
            end = tensor.End;
        }

        if (end > dataLength)
            throw new InvalidDataException($"it is cut short: the tensors take {end} bytes, and {dataLength} are there");
        if (end < dataLength)
            throw new InvalidDataException($"{dataLength - end} bytes at its end belong to no tensor");
    }

    private static void Expect(bool condition, string tensor, string otherwise)
    {
        if (!condition)
            throw new InvalidDataException($"tensor '{tensor}' {otherwise}");
    }

    /// <summary>Makes the first bytes of a file: the length and the header, filled up with spaces so that the data begins at a multiple of 64.</summary>
    /// <param name="tensors">The tensors in the order in which they lie.</param>
    /// <param name="metadata">Words to keep beside them.</param>
    public static byte[] Compose(IEnumerable<KeyValuePair<string, TensorEntry>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataName);
                foreach (var (name, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                    writer.WriteString(name, value);
                writer.WriteEndObject();
            }

            foreach (var (name, tensor) in tensors)
            {
                writer.WriteStartObject(name);
                writer.WriteString("dtype", tensor.Type);
                WriteNumbers(writer, "shape", tensor.Shape);
                WriteNumbers(writer, "data_offsets", [tensor.Begin, tensor.End]);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        var json = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        var length = ((int)buffer.Length + 8 + 63) / 64 * 64 - 8;
        return [.. BitConverter.GetBytes((ulong)length), .. Encoding.UTF8.GetBytes(json), .. Enumerable.Repeat((byte)' ', length - (int)buffer.Length)];
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, long[] numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
