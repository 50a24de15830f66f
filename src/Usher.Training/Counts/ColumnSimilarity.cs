using Usher.Ranking.Histories;

namespace Usher.Training.Counts;

/// <summary>The similarity of two items' columns: for each column, the summed rarity of the categories that both have, divided by that of the categories that either has; averaged over the columns.</summary>
/// <remarks>The rarity of a category is log(items / items that have it): two films that share a director have more in common than two dramas.</remarks>
internal sealed class ColumnSimilarity
{
    // Enough to find neighbours. Without a limit, in a large catalogue every drama would be compared with every other.
    private const int MaxCandidates = 5_000;

    private readonly Column[] _columns;

    /// <param name="fields">The columns.</param>
    /// <param name="users">(I) how many users each item has.</param>
    public ColumnSimilarity(IReadOnlyList<Field> fields, int[] users)
    {
        ItemCount = users.Length;
        ByPopularity = [.. Enumerable.Range(0, users.Length).OrderByDescending(item => users[item]).ThenBy(item => item)];
        _columns = [.. fields.Select(field => new Column(field, ByPopularity))];
    }

    public int ItemCount { get; }

    /// <summary>(I) the items, those with most users first.</summary>
    public int[] ByPopularity { get; }

    /// <summary>Whether there are no columns.</summary>
    public bool IsEmpty => _columns.Length == 0;

    /// <summary>0 for nothing in common, 1 for all.</summary>
    public double Of(int item, int other)
    {
        var sum = 0.0;
        foreach (var column in _columns)
            sum += column.Of(item, other);
        return _columns.Length == 0 ? 0 : sum / _columns.Length;
    }

    /// <summary>Items that share a category with an item: those of its rarest categories first, of these the most popular first, up to a limit.</summary>
    public IReadOnlyCollection<int> CandidatesOf(int item)
    {
        var candidates = new HashSet<int>();
        var categories = _columns.SelectMany(column => column.CategoriesOf(item).ToArray().Select(category => column.ItemsOf(category))).OrderBy(items => items.Count);
        foreach (var items in categories)
        {
            foreach (var other in items)
            {
                candidates.Add(other);
                if (candidates.Count >= MaxCandidates)
                    return candidates;
            }
        }

        return candidates;
    }

    private sealed class Column
    {
        private readonly Field _field;
        private readonly double[] _rarity;
        private readonly List<int>[] _items;

        public Column(Field field, int[] byPopularity)
        {
            _field = field;
            _items = [.. field.Labels.Select(_ => new List<int>())];
            foreach (var item in byPopularity)
            {
                foreach (var category in field.Of(item))
                    _items[category].Add(item);
            }

            _rarity = [.. _items.Select(items => Math.Log((double)byPopularity.Length / Math.Max(1, items.Count)))];
        }

        public ReadOnlySpan<int> CategoriesOf(int item) => _field.Of(item);

        public List<int> ItemsOf(int category) => _items[category];

        public double Of(int item, int other)
        {
            var (ofItem, ofOther) = (0.0, 0.0);
            var shared = 0.0;
            var others = _field.Of(other);
            foreach (var category in _field.Of(item))
            {
                ofItem += _rarity[category];
                if (others.Contains(category))
                    shared += _rarity[category];
            }

            foreach (var category in others)
                ofOther += _rarity[category];
            return shared > 0 ? shared / (ofItem + ofOther - shared) : 0;
        }
    }
}
