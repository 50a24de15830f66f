namespace Usher.Core.Recommending;

/// <summary>Items in the order of a ranker, best first.</summary>
/// <param name="Items">Indexes of the items in the model.</param>
/// <param name="Scores">Their scores.</param>
[GenerateSerializer, Immutable, Alias("usher.ranked-items")]
public sealed record RankedItems(int[] Items, float[] Scores);
