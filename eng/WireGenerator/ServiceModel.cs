using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace WireGenerator;

/// <summary>A service model in botocore's form (<c>service-2.json</c>): operations and shapes. Documentation strings are not read.</summary>
internal sealed class ServiceModel
{
    private readonly JsonElement _operations;
    private readonly Dictionary<string, Shape> _shapes;

    private ServiceModel(JsonElement json, string fingerprint)
    {
        Fingerprint = fingerprint;
        Version = json.GetProperty("metadata").GetProperty("apiVersion").GetString()!;
        IsJson = json.GetProperty("metadata").GetProperty("protocol").GetString() is "json" or "rest-json";
        _operations = json.GetProperty("operations");
        _shapes = json.GetProperty("shapes").EnumerateObject().ToDictionary(shape => shape.Name, shape => new Shape(shape.Name, shape.Value), StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of the model's text, in hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>Such as <c>2018-05-22</c>.</summary>
    public string Version { get; }

    /// <summary>Whether the service speaks JSON; it speaks Query otherwise.</summary>
    public bool IsJson { get; }

    public IEnumerable<string> Operations => _operations.EnumerateObject().Select(operation => operation.Name);

    /// <param name="path">A service-2.json, or one that gzip has packed.</param>
    public static ServiceModel Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var unpacked = new MemoryStream();
            using (var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
                packed.CopyTo(unpacked);
            bytes = unpacked.ToArray();
        }

        using var json = JsonDocument.Parse(bytes);
        return new(json.RootElement.Clone(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public Shape Shape(string name) => _shapes[name];

    /// <summary>The names of the structures that an operation's requests or answers hold, itself included.</summary>
    /// <param name="operation">Such as <c>CreateUser</c>.</param>
    /// <param name="part"><c>input</c> or <c>output</c>.</param>
    public IEnumerable<string> Structures(string operation, string part) =>
        ShapeOf(operation, part) is { } shape ? StructuresWithin(shape, []) : [];

    /// <summary>The name of an operation's request; null where it has none.</summary>
    public string? RequestOf(string operation) => ShapeOf(operation, "input");

    /// <summary>The name of an operation's answer; null where it has none.</summary>
    public string? AnswerOf(string operation) => ShapeOf(operation, "output");

    /// <summary>Whether logs and messages must not repeat a member of this shape. A list or a map is as sensitive as what it holds; a structure says so itself.</summary>
    public bool IsSensitiveMember(Shape shape) => shape.Type is not "structure" && (shape.IsSensitive || shape.Parts.Any(part => IsSensitiveMember(Shape(part))));

    private string? ShapeOf(string operation, string part) =>
        _operations.GetProperty(operation).TryGetProperty(part, out var reference) ? reference.GetProperty("shape").GetString() : null;

    private HashSet<string> StructuresWithin(string name, HashSet<string> found)
    {
        var shape = Shape(name);
        if (shape.Type is "structure" && !found.Add(name))
            return found;
        foreach (var inner in shape.Type is "structure" ? shape.Members.Select(member => member.Shape) : shape.Parts)
            StructuresWithin(inner, found);
        return found;
    }
}
