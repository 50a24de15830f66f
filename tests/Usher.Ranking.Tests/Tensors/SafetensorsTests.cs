using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Tensors;
using Usher.Ranking.Tests.ModelFolders;

namespace Usher.Ranking.Tests.Tensors;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["some.safetensors"];

    [Fact]
    public void A_file_keeps_the_rules_of_the_format()
    {
        WriteSample(File);
        var tensors = FormatRules.Read(System.IO.File.ReadAllBytes(File));
        Assert.Equal(["bytes", "empty", "halves", "matrix", "small", "times", "word"], tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("F32", "2 3"), (tensors["matrix"].Type, string.Join(' ', tensors["matrix"].Shape)));
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], MemoryMarshal.Cast<byte, float>(tensors["matrix"].Bytes).ToArray());
        Assert.Equal([long.MinValue, 7L], MemoryMarshal.Cast<byte, long>(tensors["times"].Bytes).ToArray());
        Assert.Equal([0, 3], tensors["empty"].Shape);
    }

    [Fact]
    public async Task Python_reads_the_numbers_with_its_standard_library_alone()
    {
        WriteSample(File);
        const string Script = """
            import json, struct, sys
            data = open(sys.argv[1], 'rb').read()
            n = struct.unpack('<Q', data[:8])[0]
            header = json.loads(data[8:8 + n])
            begin, end = header['matrix']['data_offsets']
            print(header['__metadata__']['made-for'], struct.unpack('<6f', data[8 + n + begin:8 + n + end]))
            """;
        Assert.Equal("a test (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)", await RunPython(Script, File));
    }

    [Fact]
    public void The_same_tensors_give_the_same_bytes_in_whatever_order_they_were_added()
    {
        var other = _folder["other.safetensors"];
        var (one, two) = (new SafetensorsWriter(), new SafetensorsWriter());
        one.Add<float>("a", new float[] { 1 }, 1);
        one.Add<long>("b", new long[] { 2 }, 1);
        two.Add<long>("b", new long[] { 2 }, 1);
        two.Add<float>("a", new float[] { 1 }, 1);
        one.Write(File);
        two.Write(other);
        Assert.Equal(System.IO.File.ReadAllBytes(File), System.IO.File.ReadAllBytes(other));
    }

    [Fact]
    public void Whatever_was_written_is_read_back() =>
        Gen.Select(Gen.Float.Array[0, 40], Gen.Int.Array[0, 40], Gen.Long.Array[0, 40], Gen.SByte.Array[0, 40], Gen.String[1, 10]).Sample((floats, ints, longs, bytes, name) =>
        {
            if (name.Any(char.IsSurrogate))
                return;

            var writer = new SafetensorsWriter();
            writer.Add<float>(name + "1", floats, floats.Length);
            writer.Add<int>(name + "2", ints, 1, ints.Length);
            writer.Add<long>(name + "3", longs, longs.Length, 1);
            writer.Add<sbyte>(name + "4", bytes, bytes.Length);
            writer.Write(File);
            FormatRules.Read(System.IO.File.ReadAllBytes(File));

            using var file = SafetensorsFile.Open(File);
            Assert.Equal(floats, file.Vector<float>(name + "1").ToArray());
            Assert.Equal(ints, file.Tensor<int>(name + "2", out var shape).ToArray());
            Assert.Equal([1, ints.Length], shape);
            Assert.Equal(longs, file.ReadArray<long>(name + "3"));
            Assert.Equal(bytes, file.Vector<sbyte>(name + "4").ToArray());
        }, iter: 30, threads: 1);

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        WriteSample(File);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(File));
            Assert.Contains(File, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_header_is_refused_or_read_but_never_breaks_the_reader()
    {
        WriteSample(File);
        var whole = System.IO.File.ReadAllBytes(File);
        var header = 8 + (int)BitConverter.ToUInt64(whole);
        Gen.Select(Gen.Int[0, header - 1], Gen.Byte).Sample((at, value) =>
        {
            var changed = whole.ToArray();
            changed[at] = value;
            System.IO.File.WriteAllBytes(File, changed);
            try
            {
                using var file = SafetensorsFile.Open(File);
                foreach (var name in file.Names)
                    Assert.InRange(file.Tensor<float>(name, out _).Length, 0, whole.Length / 4);
            }
            catch (InvalidDataException)
            {
            }
        }, iter: 500, threads: 1);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "cut short")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "takes 12 bytes by its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "lies at 8 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "overflow")]
    [InlineData("""{"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}}""", 8, "unknown dtype 'Q4'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"url":"x"}}""", 8, "unknown property 'url'")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", 8, "array is due")]
    [InlineData("""{"a":[]}""", 0, "is not an object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "there twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "begins at 0, but the one before ends at 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begins at 4")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "damaged or not a safetensors file")]
    [InlineData("""["a"]""", 0, "does not begin with {")]
    [InlineData("""{"a":""", 0, "damaged or not a safetensors file")]
    [InlineData("""{} {}""", 0, "damaged or not a safetensors file")]
    public void A_header_that_breaks_the_rules_is_refused_with_the_reason(string header, int dataBytes, string reason)
    {
        System.IO.File.WriteAllBytes(File, [.. BitConverter.GetBytes((ulong)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]]);
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(File));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_format_is_refused()
    {
        System.IO.File.WriteAllText(File, "USER_ID,ITEM_ID,TIMESTAMP\n1,2,3\n");
        Assert.Contains("is not a safetensors file", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("missing", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(File)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_tensor_that_is_missing_of_another_type_or_not_aligned_is_refused()
    {
        const string Header = """{"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"f":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}""";
        System.IO.File.WriteAllBytes(File, [.. BitConverter.GetBytes((ulong)Header.Length + 6), .. Encoding.UTF8.GetBytes(Header + "      "), .. new byte[5]]);
        using var file = SafetensorsFile.Open(File);
        Assert.Contains("lacks the tensor 'x'", Assert.Throws<InvalidDataException>(() => file.Tensor<float>("x", out _)).Message, StringComparison.Ordinal);
        Assert.Contains("is of U8; F32 is due", Assert.Throws<InvalidDataException>(() => file.Tensor<float>("b", out _)).Message, StringComparison.Ordinal);
        Assert.Contains("not aligned", Assert.Throws<InvalidDataException>(() => file.Tensor<float>("f", out _)).Message, StringComparison.Ordinal);
        Assert.Contains("(2) is due", Assert.Throws<InvalidDataException>(() => file.Vector<byte>("b", 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_file_gives_no_numbers()
    {
        WriteSample(File);
        var file = SafetensorsFile.Open(File);
        var matrix = file.Tensor<float>("matrix", out _);
        Assert.Equal(1, matrix.Span[0]);
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => matrix.Span[0]);
    }

    [Fact]
    public void A_shape_that_does_not_fit_and_a_name_given_twice_are_mistakes_of_the_caller()
    {
        var writer = new SafetensorsWriter();
        writer.Add<float>("a", new float[6], 2, 3);
        Assert.Throws<ArgumentException>(() => writer.Add<float>("a", new float[6], 6));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("b", new float[6], 2, 2));
    }

    public void Dispose() => _folder.Dispose();

    private static void WriteSample(string path)
    {
        var writer = new SafetensorsWriter();
        writer.Describe("made-for", "a test");
        writer.Add<float>("matrix", new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3);
        writer.Add<long>("times", new[] { long.MinValue, 7 }, 2);
        writer.Add<sbyte>("small", new sbyte[] { -128, 0, 127 }, 3);
        writer.Add<byte>("bytes", new byte[] { 255 }, 1);
        writer.Add<Half>("halves", new[] { (Half)0.5 }, 1);
        writer.Add<int>("empty", Array.Empty<int>(), 0, 3);
        writer.Add<double>("word", new[] { Math.PI }, 1);
        writer.Write(path);
    }

    private static async Task<string> RunPython(string script, string argument)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", script, argument]) { RedirectStandardOutput = true })!;
            var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            return output.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3 here.");
            throw;
        }
    }
}
