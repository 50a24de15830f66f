using Usher.Core.Datasets;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Tells short trainings from long ones before they begin, by what they do and how much data there is.</summary>
internal static class TrainingLength
{
    /// <summary>The most rows in imports of a short training. On two cores of an AMD EPYC aws-sims, the longest of them, takes 8 s for the 1,000,209 of MovieLens 1M.</summary>
    public const long MaxRows = 2_000_000;

    /// <summary>Whether a training takes seconds. One whose data came event by event alone counts as long, since nobody has counted its events.</summary>
    public static bool IsShort(SolutionVersion version, ServiceSnapshot snapshot) =>
        version is { PerformAutoML: not true, PerformHPO: not true, RecipeArn: { } recipe }
        && ServiceRecipes.Find(recipe) is { OnlyCounts: true }
        && snapshot.DatasetOf(version.DatasetGroupArn!, DatasetType.Interactions)?.Parts.Sum(part => part.Rows) is > 0 and <= MaxRows;
}
