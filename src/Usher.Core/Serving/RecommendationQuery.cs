using Usher.Core.Filters;

namespace Usher.Core.Serving;

/// <summary>A GetRecommendations request after its checks.</summary>
/// <param name="UserId">The user; null if none was given.</param>
/// <param name="ItemId">The item; null if none was given.</param>
/// <param name="Count">The number of items, at least 1.</param>
internal sealed record RecommendationQuery(string? UserId, string? ItemId, int Count)
{
    /// <summary>Filters that all items of the list pass.</summary>
    public IReadOnlyList<FilterUse> Filters { get; init; } = [];

    /// <summary>Whether new items may be mixed in, where the deployment explores.</summary>
    public bool Explores { get; init; } = true;

    /// <summary>The context of the request, values by column as in the data; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Context { get; init; }
}
