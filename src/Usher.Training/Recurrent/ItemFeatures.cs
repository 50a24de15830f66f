using Usher.Ranking.Histories;
using Usher.Training.Texts;

namespace Usher.Training.Recurrent;

/// <summary>The metadata of the items, and which items are represented by metadata alone.</summary>
/// <param name="Fields">The columns.</param>
/// <param name="IsSeen">(I) whether the item occurs in training.</param>
/// <param name="HasOwn">(I) whether the item has a learned vector beside its columns: it occurs in training and is not cold.</param>
/// <param name="LeaveOut">The probability that a step leaves out an item's own vector, 0 to 1.</param>
internal sealed record ItemFeatures(IReadOnlyList<Field> Fields, bool[] IsSeen, bool[] HasOwn, double LeaveOut)
{
    /// <summary>The features of the items' texts; null for none.</summary>
    public TextFeatures? Texts { get; init; }
}
