namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Finds the items whose rows have the largest dot products with a query: exactly those, on one core, without allocating.</summary>
/// <remarks>
/// The score of item i is the fp32 product of row i with the query, plus bias i. <see cref="Scores"/> gives all of them, and Top the list that sorting those would
/// give, whichever <see cref="ScanKind"/> is used. Any number of threads may use one scan.
/// </remarks>
public sealed class ItemScan
{
    // A smaller catalogue lies in the caches as it is, and its copy saves less than a microsecond.
    private const int CompactFrom = 1_024;

    private readonly PlainScan _plain;
    private readonly CompactScan? _compact;

    /// <summary>Makes a scan; the compact kind reads all rows once.</summary>
    /// <param name="rows">(I, D) one row for each item, finite numbers.</param>
    /// <param name="width">D, at least 1.</param>
    /// <param name="bias">(I) added to each item's product, finite; empty for none.</param>
    /// <param name="kind">How to go through the rows; <see cref="ScanKind.Compact"/> falls back on <see cref="ScanKind.Plain"/> without AVX2.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public ItemScan(ReadOnlyMemory<float> rows, int width, ReadOnlyMemory<float> bias = default, ScanKind kind = ScanKind.Automatic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (rows.Length % width != 0)
            throw new ArgumentException($"{rows.Length} numbers are not rows of {width}.", nameof(rows));

        Count = rows.Length / width;
        Width = width;
        if (!bias.IsEmpty && bias.Length != Count)
            throw new ArgumentException($"There are {Count} items, but {bias.Length} biases.", nameof(bias));

        _plain = new PlainScan(rows, width, bias);
        var isCompact = kind is ScanKind.Compact || (kind is ScanKind.Automatic && Count >= CompactFrom);
        if (isCompact && CompactKernel.IsSupported && CompactRows.Fits(Count, width))
            _compact = new CompactScan(CompactRows.Of(rows.Span, width, bias.Span), _plain);
    }

    /// <summary>How many items there are: I.</summary>
    public int Count { get; }

    /// <summary>Numbers of a row: D.</summary>
    public int Width { get; }

    /// <summary>The fp32 scores of all items.</summary>
    /// <param name="query">(D).</param>
    /// <param name="scores">(I) receives the scores.</param>
    public void Scores(ReadOnlySpan<float> query, Span<float> scores)
    {
        CheckQuery(query);
        if (scores.Length != Count)
            throw new ArgumentException($"There is room for {scores.Length} scores, but there are {Count} items.", nameof(scores));

        _plain.Scores(query, 0, scores);
    }

    /// <summary>Writes the items of the highest scores, best first; of equal scores the lower index comes first.</summary>
    /// <param name="query">(D) finite numbers.</param>
    /// <param name="top">(k) receives the list.</param>
    /// <param name="candidates">The items that may be in the list; where they are few, no other item is scored.</param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    public int Top(ReadOnlySpan<float> query, Span<ScoredItem> top, Candidates candidates = default)
    {
        CheckQuery(query);
        var best = new TopKHeap(top);
        if (candidates.AreFew(Count))
            _plain.RunFew(query, ref best, candidates);
        else
            Run(query, ref best, candidates, normalise: false);
        return best.Finish();
    }

    /// <summary>Writes the items of the highest scores, and what makes the scores probabilities over all items.</summary>
    /// <param name="query">(D) finite numbers.</param>
    /// <param name="top">(k) receives the list.</param>
    /// <param name="candidates">The items that may be in the list; all items count in <paramref name="normaliser"/>, so all are scored.</param>
    /// <param name="normaliser">
    /// Summed over the fp32 scores with <see cref="ScanKind.Plain"/>; over the 8-bit scores with <see cref="ScanKind.Compact"/>, and then with a bound of its error.
    /// Errors of many items cancel: what is seen is far below the bound. The same for every list of a query.
    /// </param>
    /// <returns>The length of the list: k, or less when fewer items may be in it.</returns>
    public int Top(ReadOnlySpan<float> query, Span<ScoredItem> top, Candidates candidates, out Normaliser normaliser)
    {
        CheckQuery(query);
        var best = new TopKHeap(top);
        normaliser = Run(query, ref best, candidates, normalise: true);
        return best.Finish();
    }

    private Normaliser Run(ReadOnlySpan<float> query, ref TopKHeap best, Candidates candidates, bool normalise) => _compact is not null && _compact.CanScore(query)
        ? _compact.Run(query, ref best, candidates, normalise)
        : _plain.Run(query, ref best, candidates, normalise);

    private void CheckQuery(ReadOnlySpan<float> query)
    {
        if (query.Length != Width)
            throw new ArgumentException($"The query has {query.Length} numbers; the items have {Width}.", nameof(query));
    }
}
