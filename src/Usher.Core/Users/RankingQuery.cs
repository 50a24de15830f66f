namespace Usher.Core.Users;

/// <summary>Which list of items a user is to get.</summary>
/// <param name="VersionArn">The solution version whose model ranks.</param>
/// <param name="Count">How many items; at least 1.</param>
[GenerateSerializer, Immutable, Alias("usher.ranking-query")]
public sealed record RankingQuery(string VersionArn, int Count)
{
    /// <summary>How new items are mixed in; null for not at all.</summary>
    [Id(2)]
    public Exploration? Exploration { get; init; }
}
