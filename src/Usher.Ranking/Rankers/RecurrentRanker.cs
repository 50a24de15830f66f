using Usher.Ranking.ModelFolders;

namespace Usher.Ranking.Rankers;

/// <summary>A trained recurrent network, run without libtorch: one small step for each event, one pass over the items for a list.</summary>
/// <param name="weights">The numbers of the network.</param>
/// <remarks>The same arithmetic as Usher.Training's RecurrentNetwork, one step at a time; a test holds the two against each other.</remarks>
public sealed class RecurrentRanker(RecurrentWeights weights) : IRanker
{
    internal const string Kind = "recurrent";

    /// <inheritdoc/>
    public int ItemCount => weights.Bias.Length;

    /// <summary>The numbers of the network.</summary>
    public RecurrentWeights Weights => weights;

    /// <inheritdoc/>
    public UserState Start(int user = -1) => new RecurrentState(weights, user);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        weights.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static RecurrentRanker Load(RankerReader reader) => new(RecurrentWeights.Load(reader));
}
