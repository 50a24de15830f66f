using Usher.Ranking.Histories;

namespace Usher.Training.Recurrent;

/// <summary>The metadata of the items, and which of them may use it alone.</summary>
/// <param name="Fields">Their columns.</param>
/// <param name="IsSeen">(I) whether the item occurs in training.</param>
/// <param name="HasOwn">(I) whether the item has a part of its own beside its columns: seen, and not cold.</param>
/// <param name="LeaveOut">How often a step leaves an item's own part out, 0 to 1.</param>
internal sealed record ItemFeatures(IReadOnlyList<Field> Fields, bool[] IsSeen, bool[] HasOwn, double LeaveOut);
