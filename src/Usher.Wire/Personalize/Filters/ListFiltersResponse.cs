using System.Text.Json.Serialization;

namespace Usher.Wire.Personalize;

/// <summary>What ListFilters answers.</summary>
public sealed record ListFiltersResponse
{
    /// <summary>The filters; the only member of the service that begins with a capital.</summary>
    [JsonPropertyName("Filters")]
    public IReadOnlyList<FilterSummary>? Filters { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
