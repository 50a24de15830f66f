using System.Text;
using System.Text.Json;
using Usher.Ranking.Files;

namespace Usher.Ranking.ModelFolders;

/// <summary>Reads and writes model.json, which carries a checksum of itself.</summary>
internal static class ManifestFile
{
    /// <summary>Its name in the folder.</summary>
    public const string Name = "model.json";

    private const string NoChecksum = "00000000";

    /// <summary>Writes the manifest of a folder.</summary>
    public static void Write(string folder, ModelManifest manifest)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(manifest with { Checksum = NoChecksum }, ModelJson.Default.ModelManifest);
        Encoding.ASCII.GetBytes(Checksum.Of(text)).CopyTo(text, text.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(NoChecksum)));
        DurableFiles.Write(Path.Combine(folder, Name), output =>
        {
            output.Write(text);
            output.WriteByte((byte)'\n');
        });
    }

    /// <summary>Reads the manifest of a folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is damaged, foreign or of a newer format; the message says which.</exception>
    public static ModelManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"There is no folder {folder}. Give a folder that 'usher train' wrote.");
        if (!File.Exists(path))
            throw new InvalidDataException($"{folder} is not a model folder: it has no {Name}. Give a folder that 'usher train' wrote.");

        var text = File.ReadAllBytes(path);
        try
        {
            CheckFormat(text, path);
            var manifest = JsonSerializer.Deserialize(text, ModelJson.Default.ModelManifest) ?? throw new JsonException("it is null");
            CheckContent(manifest, text, path);
            return manifest;
        }
        // The second is of text that is no Unicode.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is damaged or cut short: {e.Message}", e);
        }
    }

    /// <summary>Whether a folder is, or was meant to be, a model folder.</summary>
    public static bool IsIn(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\"{ModelManifest.FormatName}\"")) >= 0;
    }

    private static void CheckFormat(byte[] text, string path)
    {
        // The version is read on its own: everything else may have another shape in a newer format.
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (root.ValueKind is not JsonValueKind.Object
            || !root.TryGetProperty("format", out var format) || format.ValueKind is not JsonValueKind.String || format.GetString() != ModelManifest.FormatName
            || !root.TryGetProperty("formatVersion", out var versionText) || versionText.ValueKind is not JsonValueKind.Number || !versionText.TryGetInt32(out var version))
            throw new InvalidDataException($"{path} does not say that it is a model of Usher. Give a folder that 'usher train' wrote.");
        if (version > ModelManifest.NewestVersion)
            throw new InvalidDataException($"{path} has format {version}; this version of Usher reads up to {ModelManifest.NewestVersion}. Update Usher, or train again.");
    }

    private static void CheckContent(ModelManifest manifest, byte[] text, string path)
    {
        var at = manifest.Checksum is { Length: 8 } ? text.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(manifest.Checksum)) : -1;
        var isWhole = manifest is { Files: not null, Ranker: not null, Data: not null, Hyperparameters: not null, Metrics: not null, Baselines: not null, Versions: not null };
        if (isWhole && at >= 0 && text[^1] == (byte)'\n')
        {
            var blank = text[..^1];
            Encoding.ASCII.GetBytes(NoChecksum).CopyTo(blank, at);
            if (Checksum.Of(blank) == manifest.Checksum)
                return;
        }

        throw new InvalidDataException($"{path} is not what was written, by its checksum: the model folder is damaged or was edited. Train again, or copy the folder again.");
    }
}
