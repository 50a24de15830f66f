using System.Text.Json.Serialization;

namespace Usher.Ranking.ModelFolders;

/// <summary>How model.json is written: camelCase, one property a line, the same on every system.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ModelJson : JsonSerializerContext;
