using Usher.Ranking.Histories;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Reports;

/// <summary>What a model was trained on, or a figure measured on.</summary>
/// <param name="Users">How many users there are.</param>
/// <param name="Items">How many items are ranked.</param>
/// <param name="Interactions">How many events there are.</param>
/// <param name="Hash">The <see cref="Fingerprint"/> of the ordered sequences.</param>
public sealed record DataDescription(int Users, int Items, int Interactions, string Hash)
{
    /// <summary>Describes a set.</summary>
    /// <param name="set">As it was split: after dropping and ordering.</param>
    public static DataDescription Of(TrainingSet set) => new(set.UserCount, set.ItemCount, set.EventCount, Fingerprint.Of(set));
}
