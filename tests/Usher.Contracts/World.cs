using Usher.Ranking.Histories;

namespace Usher.Contracts;

/// <summary>Made-up interactions whose right answers are known.</summary>
/// <param name="Set">What happened.</param>
/// <param name="Wanted">(U) the item that should come first for each user, among those the user has not touched.</param>
public sealed record World(TrainingSet Set, IReadOnlyList<int> Wanted);
