namespace Usher.Training.Counts;

/// <summary>Accumulates one row of counts. It keeps a list of the columns that are not 0, so that a short row of a large catalogue costs little.</summary>
/// <param name="items">I, the number of columns.</param>
internal sealed class RowSums(int items)
{
    private readonly float[] _sums = new float[items];
    private readonly List<int> _columns = [];

    /// <summary>Adds to the number of a column.</summary>
    /// <param name="column">The item.</param>
    /// <param name="value">Above 0.</param>
    public void Add(int column, float value)
    {
        if (_sums[column] == 0)
            _columns.Add(column);
        _sums[column] += value;
    }

    /// <summary>Whether nothing was added to a column.</summary>
    public bool IsZero(int column) => _sums[column] == 0;

    /// <summary>Replaces each number that is not 0.</summary>
    /// <param name="change">Gives the new number for a column and its number; 0 removes it.</param>
    public void Change(Func<int, float, float> change)
    {
        foreach (var column in _columns)
            _sums[column] = change(column, _sums[column]);
        _columns.RemoveAll(column => _sums[column] == 0);
    }

    /// <summary>Drops all but the largest numbers; of equal ones those of lower columns stay.</summary>
    public void KeepLargest(int count)
    {
        if (_columns.Count <= count)
            return;

        var kept = _columns.OrderByDescending(column => _sums[column]).ThenBy(column => column).Take(count).ToHashSet();
        Change((column, value) => kept.Contains(column) ? value : 0);
    }

    /// <summary>Returns the row, columns ascending, and begins the next one.</summary>
    public (int[] Columns, float[] Values) Take()
    {
        _columns.Sort();
        var columns = _columns.ToArray();
        var values = Array.ConvertAll(columns, column => _sums[column]);
        foreach (var column in columns)
            _sums[column] = 0;
        _columns.Clear();
        return (columns, values);
    }
}
