using Usher.Ranking.Splits;

namespace Usher.Training.Counts;

/// <summary>The baskets of the training events: a basket has the distinct items of a run of one user's events in which each event follows the one before within a gap. Of views, a basket is a visit.</summary>
internal sealed class Baskets
{
    // Who has more distinct items in one basket is a reseller or a robot, and the cost grows with the square of the number.
    private const int MostItems = 100;

    private readonly int[] _offsets;
    private readonly int[] _items;
    private readonly int[] _placeOffsets;
    private readonly int[] _places;
    private readonly int[] _basketOfPlace;

    /// <param name="split">The events.</param>
    /// <param name="gap">The longest time between two events of a basket.</param>
    public Baskets(Split split, TimeSpan gap)
    {
        var (offsets, items, basketOfPlace) = (new List<int> { 0 }, new List<int>(), new List<int>());
        var seconds = (long)gap.TotalSeconds;
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            var its = split.TrainItemsOf(user);
            var times = split.TrainTimesOf(user);
            for (var begin = 0; begin < its.Length;)
            {
                var end = begin + 1;
                while (end < its.Length && times[end] - times[end - 1] <= seconds)
                    end++;
                Add(its[begin..end]);
                begin = end;
            }
        }

        (_offsets, _items, _basketOfPlace) = ([.. offsets], [.. items], [.. basketOfPlace]);
        _placeOffsets = new int[split.Set.ItemCount + 1];
        foreach (var item in _items)
            _placeOffsets[item + 1]++;
        for (var item = 0; item < split.Set.ItemCount; item++)
            _placeOffsets[item + 1] += _placeOffsets[item];
        _places = new int[_items.Length];
        var next = _placeOffsets[..^1];
        for (var place = 0; place < _items.Length; place++)
            _places[next[_items[place]]++] = place;

        void Add(ReadOnlySpan<int> run)
        {
            var first = items.Count;
            foreach (var item in run)
            {
                if (items.IndexOf(item, first) >= 0)
                    continue;

                items.Add(item);
                if (items.Count - first > MostItems)
                {
                    items.RemoveRange(first, items.Count - first);
                    return;
                }
            }

            for (var place = first; place < items.Count; place++)
                basketOfPlace.Add(offsets.Count - 1);
            offsets.Add(items.Count);
        }
    }

    /// <summary>The number of baskets.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>The baskets with an item: the items of each, in the order of their first events, and the place of the item among them.</summary>
    public IEnumerable<(ArraySegment<int> Items, int Place)> With(int item)
    {
        for (var index = _placeOffsets[item]; index < _placeOffsets[item + 1]; index++)
        {
            var place = _places[index];
            var (begin, end) = (_offsets[_basketOfPlace[place]], _offsets[_basketOfPlace[place] + 1]);
            yield return (new(_items, begin, end - begin), place - begin);
        }
    }
}
