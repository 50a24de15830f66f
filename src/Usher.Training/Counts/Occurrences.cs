using Usher.Ranking.Splits;

namespace Usher.Training.Counts;

/// <summary>The positions of each item in the training events, so that a row of counts is computed from the events of its item alone.</summary>
internal sealed class Occurrences
{
    private readonly int[] _offsets;
    private readonly int[] _positions;
    private readonly int[] _ends;

    public Occurrences(Split split)
    {
        _offsets = new int[split.Set.ItemCount + 1];
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            foreach (var item in split.TrainItemsOf(user))
                _offsets[item + 1]++;
        }

        for (var item = 0; item < split.Set.ItemCount; item++)
            _offsets[item + 1] += _offsets[item];

        _positions = new int[_offsets[^1]];
        _ends = new int[_offsets[^1]];
        var next = _offsets[..^1];
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            var begin = (int)split.Set.Offsets[user];
            var end = begin + split.TrainLengths[user];
            for (var position = begin; position < end; position++)
            {
                var place = next[split.Set.Items[position]]++;
                _positions[place] = position;
                _ends[place] = end;
            }
        }
    }

    /// <summary>The positions of an item's events in the arrays of the training set, in ascending order.</summary>
    public ReadOnlySpan<int> PositionsOf(int item) => _positions.AsSpan(_offsets[item].._offsets[item + 1]);

    /// <summary>For each of <see cref="PositionsOf"/>, the position just after the last training event of its user.</summary>
    public ReadOnlySpan<int> EndsOf(int item) => _ends.AsSpan(_offsets[item].._offsets[item + 1]);
}
