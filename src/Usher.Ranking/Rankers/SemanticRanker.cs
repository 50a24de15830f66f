using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers.Scanning;

namespace Usher.Ranking.Rankers;

/// <summary>Scores items by how alike their texts are to that of one item: the newest of the user's events.</summary>
/// <remarks>
/// score(i, j) = cosine(i, j) + 0.3 (p popularity(j) + f freshness(j)), p and f being the <see cref="RankingInfluence"/>. Items without a text come after all others. Before the first
/// event, and for an item without a text, popular items are listed, the freshest of equals first.
/// </remarks>
public sealed class SemanticRanker : IRanker
{
    internal const string Kind = "semantic";

    /// <summary>
    /// What popularity or freshness can add at most. The 25 nearest neighbours of an item differ by about so much in cosine, so with an influence of 1 a popular item passes a
    /// near one, and never one that is far away.
    /// </summary>
    public const double InfluenceScale = 0.3;

    // Cosines and influences together lie between -1 and 1.6.
    private const float WithoutText = -8;
    private const float FreshnessAmongEquals = 1e-3f;
    private const int MaxScans = 16;

    private readonly ReadOnlyMemory<float> _vectors;
    private readonly ReadOnlyMemory<float> _popularity;
    private readonly ReadOnlyMemory<float> _freshness;
    private readonly int _width;
    private readonly float[] _byPopularity;
    private readonly ConcurrentDictionary<RankingInfluence, Lazy<ItemScan>> _scans = [];

    /// <summary>Takes the vectors.</summary>
    /// <param name="vectors">(I, W) vectors of length 1, row by row; zeros for an item without a text.</param>
    /// <param name="popularity">(I) 0 for an item without users, to 1.</param>
    /// <param name="freshness">(I) above 0 for the oldest items, 1 for the newest.</param>
    /// <exception cref="ArgumentException">The shapes do not fit each other, or a number is out of range.</exception>
    public SemanticRanker(ReadOnlyMemory<float> vectors, ReadOnlyMemory<float> popularity, ReadOnlyMemory<float> freshness)
    {
        if (popularity.IsEmpty || vectors.IsEmpty || vectors.Length % popularity.Length != 0 || freshness.Length != popularity.Length)
            throw new ArgumentException($"{vectors.Length} numbers, {popularity.Length} popularities and {freshness.Length} freshnesses are not of the same items.", nameof(vectors));

        foreach (var share in (IEnumerable<float>)[.. popularity.Span, .. freshness.Span])
        {
            if (!(share is >= 0 and <= 1))
                throw new ArgumentException($"A popularity or freshness is {share}; 0 to 1 is allowed.", nameof(popularity));
        }

        (_vectors, _popularity, _freshness, _width) = (vectors, popularity, freshness, vectors.Length / popularity.Length);
        _byPopularity = new float[popularity.Length];
        TensorPrimitives.MultiplyAdd(freshness.Span, FreshnessAmongEquals, popularity.Span, _byPopularity);
    }

    /// <inheritdoc/>
    public int ItemCount => _popularity.Length;

    /// <summary>(I) how popular each item is, 0 to 1.</summary>
    public ReadOnlyMemory<float> Popularity => _popularity;

    /// <summary>(I) how fresh each item is, 0 to 1.</summary>
    public ReadOnlyMemory<float> Freshness => _freshness;

    /// <summary>Whether an item has a text.</summary>
    /// <param name="item">Index of the item.</param>
    public bool HasText(int item) => VectorOf(item).ContainsAnyExcept(0f);

    /// <summary>The cosine of two items' texts; 0 if one has none.</summary>
    /// <param name="item">Index of an item.</param>
    /// <param name="other">Index of another.</param>
    public float SimilarityOf(int item, int other) => TensorPrimitives.Dot(VectorOf(item), VectorOf(other));

    /// <inheritdoc/>
    public UserState Start(int user = -1) => Start(default(RankingInfluence));

    /// <summary>Begins with an influence.</summary>
    /// <param name="influence">How much popularity and freshness count.</param>
    public UserState Start(RankingInfluence influence) => new State(this, ScanOf(influence));

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Tensor("vectors", _vectors.Span, ItemCount, _width);
        writer.Tensor("popularity", _popularity.Span, ItemCount);
        writer.Tensor("freshness", _freshness.Span, ItemCount);
    }

    internal static SemanticRanker Load(RankerReader reader)
    {
        var popularity = reader.Vector<float>("popularity");
        return new(reader.Matrix<float>("vectors", popularity.Length), popularity, reader.Vector<float>("freshness", popularity.Length));
    }

    private ReadOnlySpan<float> VectorOf(int item) => _vectors.Span.Slice(item * _width, _width);

    // A campaign asks with one influence, so there are few. A scan of a large catalogue has a copy of it; those of the influences of old campaigns are not kept.
    private ItemScan ScanOf(RankingInfluence influence)
    {
        if (_scans.TryGetValue(influence, out var known))
            return known.Value;

        if (_scans.Count >= MaxScans)
            _scans.Clear();
        return _scans.GetOrAdd(influence, added => new(() => new(_vectors, _width, BiasOf(added)))).Value;
    }

    private float[] BiasOf(RankingInfluence influence)
    {
        var bias = new float[ItemCount];
        for (var item = 0; item < bias.Length; item++)
        {
            bias[item] = (float)(InfluenceScale * ((influence.Popularity * _popularity.Span[item]) + (influence.Freshness * _freshness.Span[item])))
                + (HasText(item) ? 0 : WithoutText);
        }

        return bias;
    }

    private sealed class State(SemanticRanker ranker, ItemScan scan) : UserState
    {
        private int _newest = -1;

        public override int ItemCount => ranker.ItemCount;

        public override void Advance(in Event newest)
        {
            ItemIndex.Check(newest.Item, ranker.ItemCount);
            _newest = newest.Item;
        }

        public override void Score(Span<float> scores)
        {
            if (_newest >= 0 && ranker.HasText(_newest))
                scan.Scores(ranker.VectorOf(_newest), scores);
            else
                ranker._byPopularity.CopyTo(scores);
        }

        public override int Top(Span<ScoredItem> top, Candidates candidates = default) => _newest >= 0 && ranker.HasText(_newest)
            ? scan.Top(ranker.VectorOf(_newest), top, candidates)
            : TopK.Select(ranker._byPopularity, top, candidates);
    }
}
