namespace Usher.Training.ModelSelection;

/// <summary>A step of successive halving: how many candidates are trained, and for which part of their epochs.</summary>
/// <param name="Candidates">How many.</param>
/// <param name="Budget">Above 0, up to 1.</param>
/// <remarks>Jamieson and Talwalkar, AISTATS 2016. Here with three rungs, so that the best candidates of a quarter of the epochs earn the rest.</remarks>
internal readonly record struct Rung(int Candidates, double Budget)
{
    private const int MinJobsToHalve = 4;

    /// <summary>The rungs of a search.</summary>
    /// <param name="maxJobs">How many models may be trained in all, at least 1.</param>
    /// <param name="canShorten">Whether a candidate can be trained for a part of its epochs.</param>
    /// <returns>As many first candidates as the number of models allows; on each rung half of the one before, rounded up.</returns>
    public static IReadOnlyList<Rung> Plan(int maxJobs, bool canShorten)
    {
        if (!canShorten || maxJobs < MinJobsToHalve)
            return [new(maxJobs, 1)];

        var first = maxJobs;
        while (first + Half(first) + Half(Half(first)) > maxJobs)
            first--;
        return [new(first, 0.25), new(Half(first), 0.5), new(Half(Half(first)), 1)];
    }

    private static int Half(int count) => (count + 1) / 2;
}
