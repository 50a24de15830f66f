using Usher.Core.Filters;

namespace Usher.Core.Users;

/// <summary>A request for a list of items for a user.</summary>
/// <param name="VersionArn">The solution version whose model ranks.</param>
/// <param name="Count">The number of items, at least 1.</param>
[GenerateSerializer, Immutable, Alias("usher.ranking-query")]
public sealed record RankingQuery(string VersionArn, int Count)
{
    /// <summary>How new items are mixed in; null for no exploration.</summary>
    [Id(2)]
    public Exploration? Exploration { get; init; }

    /// <summary>Filters that all items of the list pass.</summary>
    [Id(3)]
    public IReadOnlyList<FilterUse> Filters { get; init; } = [];

    /// <summary>The context of the request, values by column as in the data; null for none.</summary>
    [Id(8)]
    public IReadOnlyDictionary<string, string>? Context { get; init; }
}
