using System.Numerics;
using Usher.Core.Histories;
using Usher.Core.Rows;
using Usher.Filters.Expressions;

namespace Usher.Core.Filters;

/// <summary>Counts the items of a dataset group that meet conditions: those with a row, and those that occur in interactions only.</summary>
/// <remarks>Items have numbers: first the stored rows in their order, then the rest.</remarks>
internal sealed class FilterCounts
{
    private readonly BoundFilter _filter;
    private readonly RowTable _rows;
    private readonly FilterSubject _subject;
    private readonly string[] _others;

    /// <param name="filter">The filter.</param>
    /// <param name="rows">The rows of the items.</param>
    /// <param name="histories">The interactions.</param>
    /// <param name="subject">Whom the filter is applied for.</param>
    public FilterCounts(BoundFilter filter, RowTable rows, DatasetHistories histories, FilterSubject subject)
    {
        (_filter, _rows, _subject) = (filter, rows, subject);
        _others = [.. rows.PutIds.Concat(histories.Index.Items).Concat(histories.Tail.Items.Keys).Where(id => !rows.Stored.Has(id)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>How many items there are.</summary>
    public int Items => _rows.Stored.Ids.Count + _others.Length;

    /// <summary>How many pass the filter.</summary>
    public int Passing()
    {
        var parts = _filter.Parts.Where(part => FilterSets.IsInForce(part, _subject)).ToLookup(part => part.Part.IsExcluding);
        var passing = new ulong[(Items + 63) / 64];
        foreach (var part in parts[false])
            Words.Add(passing, Set(part, part.Part.Condition));
        if (!parts[false].Any())
            Fill(passing);
        foreach (var part in parts[true])
            Words.Remove(passing, Set(part, part.Part.Condition));
        return Count(passing);
    }

    /// <summary>How many meet a condition of a part.</summary>
    public int Meeting(BoundPart part, Condition condition) => Count(Set(part, condition));

    private void Fill(ulong[] words)
    {
        words.AsSpan().Fill(ulong.MaxValue);
        if (Items % 64 is > 0 and var used)
            words[^1] = (1UL << used) - 1;
    }

    private ulong[] Set(BoundPart part, Condition condition)
    {
        var words = new ulong[(Items + 63) / 64];
        if (part.ReadsInteractions)
        {
            var numbers = _others.Index().ToDictionary(other => other.Item, other => other.Index + _rows.Stored.Ids.Count, StringComparer.Ordinal);
            foreach (var id in (_subject.Interacted ?? InteractedItems.None).ItemIds)
            {
                if (FilterSets.Meets(part, condition, id, _rows, _subject))
                    Put(words, _rows.Stored.NumberOf(id) is >= 0 and var number ? number : numbers[id], true);
            }

            return words;
        }

        var stored = part.Rows(_rows.Stored, FilterSets.WithCurrentItem(part, condition, _rows, _subject)).Words;
        stored.CopyTo(words);
        foreach (var id in _rows.PutIds.Where(_rows.Stored.Has))
            Put(words, _rows.Stored.NumberOf(id), FilterSets.Meets(part, condition, id, _rows, _subject));
        for (var i = 0; i < _others.Length; i++)
            Put(words, _rows.Stored.Ids.Count + i, FilterSets.Meets(part, condition, _others[i], _rows, _subject));
        return words;
    }

    private static void Put(ulong[] words, int number, bool isIn) => words[number >> 6] = isIn ? words[number >> 6] | (1UL << number) : words[number >> 6] & ~(1UL << number);

    private static int Count(ulong[] words) => words.Sum(BitOperations.PopCount);
}
