namespace Usher.Core.Users;

/// <summary>Items in the order of a ranker, best first.</summary>
/// <param name="ItemIds">Their ids.</param>
/// <param name="Scores">Their scores.</param>
[GenerateSerializer, Immutable, Alias("usher.ranked-ids")]
public sealed record RankedIds(string[] ItemIds, float[] Scores);
