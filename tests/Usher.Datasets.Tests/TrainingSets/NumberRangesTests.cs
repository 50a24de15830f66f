using System.Globalization;
using CsCheck;
using Usher.Datasets.TrainingSets;

namespace Usher.Datasets.Tests.TrainingSets;

public sealed class NumberRangesTests
{
    [Fact]
    public void Few_values_stay_as_they_are()
    {
        var field = NumberRanges.Cut("AGE", [30, double.NaN, 20.5, 30]);
        Assert.Equal(["20.5", "30"], field.Labels);
        Assert.Equal([0, 1, 1, 2, 3], field.Offsets);
        Assert.Equal([1, 0, 1], field.Categories);
    }

    [Fact]
    public void Many_years_become_twenty_ranges_with_as_many_items_each()
    {
        var field = NumberRanges.Cut("YEAR", [.. Enumerable.Range(1920, 100).Select(year => (double)year)]);
        Assert.Equal(20, field.Labels.Count);
        Assert.Equal(["1920..1924", "1925..1929"], field.Labels.Take(2));
        Assert.Equal("2015..2019", field.Labels[^1]);
        Assert.All(field.Categories.CountBy(category => category), range => Assert.Equal(5, range.Value));
    }

    [Fact]
    public void A_frequent_value_gets_one_range_of_its_own_and_is_never_parted()
    {
        var field = NumberRanges.Cut("YEAR", [.. Enumerable.Repeat(1999.0, 500), .. Enumerable.Range(1950, 60).Select(year => (double)year)]);
        Assert.Single(field.Categories.Take(500).Distinct());
        Assert.InRange(field.Labels.Count, 2, 20);
    }

    [Fact]
    public void A_column_without_values_has_no_ranges()
    {
        var field = NumberRanges.Cut("YEAR", [double.NaN, double.NaN]);
        Assert.Empty(field.Labels);
        Assert.Equal([0, 0, 0], field.Offsets);
    }

    [Fact]
    public void Every_value_lies_in_the_range_that_its_label_names() =>
        Gen.Int[-50, 50].Array[1, 300].Sample(values =>
        {
            var field = NumberRanges.Cut("N", [.. values.Select(value => (double)value)]);
            Assert.InRange(field.Labels.Count, 1, 20);
            foreach (var (row, value) in values.Index())
            {
                var ends = field.Labels[field.Of(row)[0]].Split("..");
                Assert.InRange(value, int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
            }
        });
}
