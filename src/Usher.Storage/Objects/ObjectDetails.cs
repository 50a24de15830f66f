using System.Text.Json.Serialization;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Wire.S3.Cors;

namespace Usher.Storage.Objects;

/// <summary>The JSON in a row of objects. The property names are stored, so they must not change.</summary>
internal sealed record ObjectDetails
{
    public ObjectProperties? Properties { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public string? Checksum { get; init; }

    public IReadOnlyList<ObjectPart>? Parts { get; init; }

    public IReadOnlyList<ContentFile>? Files { get; init; }

    public string? UploadId { get; init; }
}

/// <summary>Reads and writes the JSON of the index.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ObjectDetails))]
[JsonSerializable(typeof(NewUpload))]
[JsonSerializable(typeof(CorsConfiguration))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class IndexJson : JsonSerializerContext;
