using System.Text.Json;
using System.Text.Json.Serialization;

namespace Usher.Models;

/// <summary>What a model has for a user, best first: the one JSON object of <c>usher recommend --json</c>.</summary>
internal sealed record Recommendation(string UserId, IReadOnlyList<RecommendedItem> Items)
{
    /// <summary>Whether the model knows the user; if not, the items are what it has for everyone.</summary>
    [JsonIgnore]
    public bool IsKnownUser { get; init; } = true;

    public string ToJson() => JsonSerializer.Serialize(this, RecommendationJson.Default.Recommendation);
}

/// <summary>camelCase, indented, without a title where there is none.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Recommendation))]
internal sealed partial class RecommendationJson : JsonSerializerContext;
