namespace Usher.Core.Users;

/// <summary>The IDs of ranked items, best first.</summary>
/// <param name="ItemIds">The IDs.</param>
/// <param name="Scores">The score of each item.</param>
[GenerateSerializer, Immutable, Alias("usher.ranked-ids")]
public sealed record RankedIds(string[] ItemIds, float[] Scores)
{
    /// <summary>Whether each item is there only by exploration; null if none is.</summary>
    [Id(8)]
    public bool[]? IsExplored { get; init; }
}
