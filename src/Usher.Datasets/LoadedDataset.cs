using Usher.Ranking.Histories;

namespace Usher.Datasets;

/// <summary>A training set and what a person may want to know with it.</summary>
/// <param name="Set">Ready for any recipe.</param>
/// <param name="Titles">Item id to title; empty without an Items file that has titles.</param>
/// <param name="Warnings">What is probably not meant, though allowed.</param>
public sealed record LoadedDataset(TrainingSet Set, IReadOnlyDictionary<string, string> Titles, IReadOnlyList<string> Warnings)
{
    /// <summary>What is good to know: how many ids the files share.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
