using Usher.Ranking.Rankers.Scanning;

namespace Usher.Ranking.Rankers;

/// <summary>A trained recurrent network, run without libtorch: one small step for each event, one pass over the items for a list.</summary>
/// <param name="weights">The numbers of the network.</param>
/// <remarks>The same arithmetic as Usher.Training's RecurrentNetwork, one step at a time; a test holds the two against each other.</remarks>
public sealed class RecurrentRanker(RecurrentWeights weights) : IRanker
{
    internal const string Kind = "recurrent";

    // So many rows of usual width lie in a processor's cache as they are: rounding them saves little, and exact probabilities cost little.
    private const int MaxItemsInFull = 20_000;

    private readonly Lazy<ItemScan> _scan = new(() => new(
        weights.Items, weights.Beginning.Length, weights.Bias, weights.Bias.Length <= MaxItemsInFull ? ScanKind.Plain : ScanKind.Compact));

    /// <inheritdoc/>
    public int ItemCount => weights.Bias.Length;

    /// <inheritdoc/>
    public ContextVocabulary? Contexts => weights.Context?.Vocabulary;

    /// <summary>The numbers of the network.</summary>
    public RecurrentWeights Weights => weights;

    /// <summary>D.</summary>
    internal int Width => weights.Beginning.Length;

    /// <summary>The most numbers between two products: 3 R or 2 F, whichever is more.</summary>
    internal int Widest { get; } = weights.Blocks.Max(block => Math.Max(block.Gates.Shift.Length, block.FeedForward?.Up.Shift.Length ?? 0));

    /// <summary>Finds the best items; made when the first list is asked for, since in a large catalogue it takes a copy of the items.</summary>
    internal ItemScan Scan => _scan.Value;

    /// <inheritdoc/>
    public UserState Start(int user = -1) => new RecurrentState(this, user);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        weights.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">A number or tensor is missing, or of a shape that does not fit the others.</exception>
    public static RecurrentRanker Load(RankerReader reader) => new(RecurrentWeights.Load(reader));
}
