namespace Usher.Ranking.Reports;

/// <summary>A metric over several runs.</summary>
/// <param name="Mean">The mean of the runs.</param>
/// <param name="Sd">The standard deviation between runs, with n - 1 below the line; 0 for a single run, where nothing is known of it.</param>
public sealed record MeanAndSd(double Mean, double Sd)
{
    /// <summary>Summarises values.</summary>
    /// <param name="values">At least one.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static MeanAndSd Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("The mean of no values is undefined.", nameof(values));

        var mean = values.Average();
        var sd = values.Count == 1 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return new MeanAndSd(mean, sd);
    }
}
