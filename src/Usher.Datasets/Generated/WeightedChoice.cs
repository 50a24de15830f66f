namespace Usher.Datasets.Generated;

/// <summary>Draws indexes with given odds.</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _upTo;                                  // running sums of the weights

    /// <summary>Takes the odds.</summary>
    /// <param name="weights">At least one; none negative, not all zero.</param>
    public WeightedChoice(IEnumerable<double> weights)
    {
        var sum = 0.0;
        _upTo = [.. weights.Select(weight => sum += weight)];
    }

    /// <summary>How often an index is drawn, from 0 to 1.</summary>
    public double Share(int index) => (_upTo[index] - (index == 0 ? 0 : _upTo[index - 1])) / _upTo[^1];

    /// <summary>An index, drawn.</summary>
    public int Next(Random random)
    {
        var place = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return Math.Min(place < 0 ? ~place : place + 1, _upTo.Length - 1);
    }
}
