using Usher.Ranking.Actions;
using Usher.Ranking.Histories;

namespace Usher.Core.Solutions;

/// <summary>The training data of a solution version.</summary>
/// <param name="Set">The interactions, items and users.</param>
/// <param name="LastEvent">The number of the newest live event in the data.</param>
internal sealed record TrainingMaterial(TrainingSet Set, long LastEvent)
{
    /// <summary>The actions and the interactions with them; null for a recipe that recommends items.</summary>
    public ActionSet? Actions { get; init; }

    /// <summary>The number of the newest live interaction with an action in the data.</summary>
    public long LastActionEvent { get; init; }
}
