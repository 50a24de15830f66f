using System.Globalization;
using Usher.Ranking.Jobs;

namespace Usher.Training.ModelSelection;

/// <summary>Draws hyperparameters from the ranges of a search.</summary>
/// <param name="ranges">Ranges that fit their recipe.</param>
internal sealed class SearchSpace(HpoSettings ranges)
{
    // A range whose maximum is at least this many times its minimum, such as that of a learning rate, is drawn from on a logarithmic scale.
    private const double LogarithmicFrom = 100;

    /// <summary>Draws a value for each range: uniformly, or uniformly on a logarithmic scale where a range spans powers of ten.</summary>
    public IReadOnlyDictionary<string, string> Draw(Random random)
    {
        var values = new Dictionary<string, string>();
        foreach (var range in ranges.Integers)
            values[range.Name] = random.NextInt64(range.Minimum, range.Maximum + 1L).ToString(CultureInfo.InvariantCulture);
        foreach (var range in ranges.Continuous)
            values[range.Name] = Between(range.Minimum, range.Maximum, random.NextDouble()).ToString("R", CultureInfo.InvariantCulture);
        foreach (var range in ranges.Categoricals)
            values[range.Name] = range.Values[random.Next(range.Values.Count)];
        return values;
    }

    /// <summary>Whether given values lie in the ranges.</summary>
    public bool Contains(IReadOnlyDictionary<string, string> values) =>
        ranges.Integers.All(range => IsWithin(values[range.Name], range.Minimum, range.Maximum))
        && ranges.Continuous.All(range => IsWithin(values[range.Name], range.Minimum, range.Maximum))
        && ranges.Categoricals.All(range => range.Values.Contains(values[range.Name]));

    private static double Between(double minimum, double maximum, double share)
    {
        var value = minimum > 0 && maximum / minimum >= LogarithmicFrom
            ? minimum * Math.Pow(maximum / minimum, share)
            : minimum + share * (maximum - minimum);
        // A search cannot tell more than four digits apart, and people copy the values.
        var rounded = double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Clamp(rounded, minimum, maximum);
    }

    private static bool IsWithin(string text, double minimum, double maximum) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum;
}
