using Usher.Training.Counts;

namespace Usher.Training.Tests.Counts;

public sealed class RowSumsTests
{
    private readonly RowSums _row = new(items: 6);

    [Fact]
    public void Gives_out_what_was_added_with_columns_ascending()
    {
        _row.Add(4, 1);
        _row.Add(2, 3);
        _row.Add(4, 2);

        var (columns, values) = _row.Take();

        Assert.Equal([2, 4], columns);
        Assert.Equal([3f, 3f], values);
    }

    [Fact]
    public void Begins_anew_after_it_was_given_out()
    {
        _row.Add(4, 1);
        _row.Take();
        _row.Add(5, 2);

        Assert.Equal([5], _row.Take().Columns);
    }

    [Fact]
    public void Drops_what_becomes_0()
    {
        _row.Add(1, 1);
        _row.Add(2, 2);
        _row.Change((column, value) => column == 1 ? 0 : value * 10);

        var (columns, values) = _row.Take();

        Assert.Equal([2], columns);
        Assert.Equal([20f], values);
    }

    [Fact]
    public void Keeps_the_largest_and_of_equal_ones_those_of_lower_columns()
    {
        foreach (var (column, value) in ((int, float)[])[(5, 1), (3, 7), (4, 1), (0, 1)])
            _row.Add(column, value);
        _row.KeepLargest(3);

        Assert.Equal([0, 3, 4], _row.Take().Columns);
    }
}
