using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Usher.Ranking.Tests.ModelFolders;

/// <summary>Reads safetensors by the letter of the format's own description, sharing no code with ours, and fails at every rule that is broken.</summary>
internal static class FormatRules
{
    public static Dictionary<string, (string Type, long[] Shape, byte[] Bytes)> Read(byte[] file)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.InRange(length, 2UL, 100_000_000UL);
        Assert.Equal(0UL, (8 + length) % 64);
        var header = file.AsSpan(8, (int)length);
        Assert.Equal((byte)'{', header[0]);

        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(header);
        Assert.Equal("}", text.TrimEnd(' ')[^1..]);
        using var json = JsonDocument.Parse(text);
        var tensors = new Dictionary<string, (string, long[], byte[])>();
        var covered = new SortedDictionary<long, long>();
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                Assert.All(property.Value.EnumerateObject(), entry => Assert.Equal(JsonValueKind.String, entry.Value.ValueKind));
                continue;
            }

            var type = property.Value.GetProperty("dtype").GetString()!;
            long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())];
            long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(n => n.GetInt64())];
            var size = type switch { "F64" or "I64" => 8, "F32" or "I32" => 4, "F16" => 2, "I8" or "U8" => 1, _ => throw new FormatException(type) };
            Assert.Equal(shape.Aggregate(1L, (a, b) => a * b) * size, offsets[1] - offsets[0]);
            Assert.Equal(0, (8 + (long)length + offsets[0]) % size);
            tensors.Add(property.Name, (type, shape, file[(int)(8 + (long)length + offsets[0])..(int)(8 + (long)length + offsets[1])]));
            if (offsets[1] > offsets[0])
                covered.Add(offsets[0], offsets[1]);
        }

        var end = 0L;
        foreach (var (from, to) in covered)
        {
            Assert.Equal(end, from);
            end = to;
        }

        Assert.Equal(file.Length, 8 + (long)length + end);
        return tensors;
    }
}
