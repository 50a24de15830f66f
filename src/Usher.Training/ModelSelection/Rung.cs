namespace Usher.Training.ModelSelection;

/// <summary>A step of successive halving: how many candidates are trained, and for which share of their epochs.</summary>
/// <param name="Candidates">The number of candidates.</param>
/// <param name="Budget">The share of the epochs: above 0, up to 1.</param>
/// <remarks>Jamieson and Talwalkar, AISTATS 2016. There are three rungs: a quarter of the epochs, half of them, and all.</remarks>
internal readonly record struct Rung(int Candidates, double Budget)
{
    private const int MinJobsToHalve = 4;

    /// <summary>The rungs of a search.</summary>
    /// <param name="maxJobs">How many models may be trained in all, at least 1.</param>
    /// <param name="canShorten">Whether a candidate can be trained for a part of its epochs.</param>
    /// <returns>The rungs. The first has as many candidates as the number of models allows; each further one has half of those before, rounded up.</returns>
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
