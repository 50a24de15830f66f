namespace Usher.Training.Counts;

/// <summary>The range between two percentiles of lengths, such as those of the users' histories.</summary>
/// <param name="Minimum">The smallest length in the range.</param>
/// <param name="Maximum">The largest length in the range.</param>
internal readonly record struct Percentiles(int Minimum, int Maximum)
{
    /// <summary>Finds the lengths at two percentiles.</summary>
    /// <param name="lengths">Lengths in any order; those of 0 do not count.</param>
    /// <param name="minimum">0 to 1; 0 leaves out none.</param>
    /// <param name="maximum">0 to 1; 1 leaves out none.</param>
    /// <remarks>Of n sorted lengths, the percentile p is at position p (n - 1). Between two positions the outer one is taken, so that nothing is left out if there are few lengths.</remarks>
    public static Percentiles Of(IEnumerable<int> lengths, double minimum, double maximum)
    {
        var sorted = lengths.Where(length => length > 0).Order().ToArray();
        return sorted.Length == 0
            ? new(0, int.MaxValue)
            : new(sorted[(int)Math.Floor(minimum * (sorted.Length - 1))], sorted[(int)Math.Ceiling(maximum * (sorted.Length - 1))]);
    }

    /// <summary>Whether a length is in the range, both ends included.</summary>
    public bool Contain(int length) => length >= Minimum && length <= Maximum;
}
