using System.Numerics.Tensors;
using Usher.Ranking.Rankers;
using Usher.Ranking.Rankers.Scanning;
using Usher.Training.Texts;

namespace Usher.Training.Counts;

/// <summary>The similarity of two items' texts: their cosine above that of two texts by chance, 0 to 1.</summary>
internal sealed class TextSimilarity
{
    // All vectors of a model have something in common; so many pairs tell how much.
    private const int Pairs = 10_000;

    // So many neighbours are candidates for a list of 500, beside those that users and columns name.
    private const int MaxNeighbours = 200;

    // Each item is compared with all others: beyond this it would take hours, and texts count only for candidates that users or columns name.
    private const int MaxItems = 100_000;

    private readonly TextVectors _vectors;
    private readonly ItemScan? _scan;
    private readonly float _byChance;

    /// <param name="vectors">The vectors.</param>
    /// <param name="seed">Seed of the pairs.</param>
    public TextSimilarity(TextVectors vectors, int seed)
    {
        _vectors = vectors;
        _scan = vectors.Count <= MaxItems ? new(vectors.Values, vectors.Width) : null;
        var random = new Random(seed);
        int[] items = [.. Enumerable.Range(0, vectors.Count).Where(item => vectors.Has[item])];
        var sum = 0.0;
        for (var pair = 0; pair < Pairs; pair++)
            sum += TensorPrimitives.Dot(vectors.Of(items[random.Next(items.Length)]), vectors.Of(items[random.Next(items.Length)]));
        _byChance = (float)Math.Clamp(sum / Pairs, 0, 0.9);
    }

    /// <summary>0 for texts that are no more alike than two by chance, and where one is missing; 1 for the same text.</summary>
    public double Of(int item, int other) => _vectors.Has[item] && _vectors.Has[other] ? Above(TensorPrimitives.Dot(_vectors.Of(item), _vectors.Of(other))) : 0;

    /// <summary>The items whose texts are nearest to that of an item.</summary>
    public int[] CandidatesOf(int item)
    {
        if (_scan is null || !_vectors.Has[item])
            return [];

        Span<ScoredItem> top = stackalloc ScoredItem[MaxNeighbours];
        return [.. top[.._scan.Top(_vectors.Of(item), top, Candidates.AllBut(new ReadOnlySpan<int>(in item)))].ToArray().Where(other => _vectors.Has[other.Item]).Select(other => other.Item)];
    }

    private double Above(float cosine) => Math.Max(0, (cosine - _byChance) / (1 - _byChance));
}
