using Usher.Ranking.Histories;

namespace Usher.Core.Solutions;

/// <summary>What a solution version learns from.</summary>
/// <param name="Set">Its interactions, items and users.</param>
/// <param name="LastEvent">The newest live event that is in it.</param>
internal sealed record TrainingMaterial(TrainingSet Set, long LastEvent);
