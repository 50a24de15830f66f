using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>Splits cells at '|' and numbers the categories by their names' order.</summary>
internal sealed class CategoryColumn(string name)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly List<int> _categories = [];
    private readonly List<int> _offsets = [0];

    /// <summary>Takes the next row's cell; empty for a row without a value.</summary>
    public void Add(string cell)
    {
        var begin = _categories.Count;
        foreach (var category in cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!_seen.TryGetValue(category, out var number))
                _seen.Add(category, number = _seen.Count);
            if (_categories.IndexOf(number, begin) < 0)
                _categories.Add(number);
        }

        _offsets.Add(_categories.Count);
    }

    public Field ToField()
    {
        string[] labels = [.. _seen.Keys.Order(StringComparer.Ordinal)];
        var numbers = new int[labels.Length];
        foreach (var (number, label) in labels.Index())
            numbers[_seen[label]] = number;

        return new Field
        {
            Name = name,
            Labels = labels,
            Offsets = [.. _offsets],
            Categories = [.. _categories.Select(seen => numbers[seen])],
        };
    }
}
