using Usher.Core.Datasets;
using Usher.Core.Recipes;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Predicts whether a training is short, from its recipe and the size of the data.</summary>
internal static class TrainingLength
{
    /// <summary>The most imported rows of a short training. On two cores of an AMD EPYC, aws-sims, the slowest of the short recipes, takes 8 s for the 1,000,209 rows of MovieLens 1M.</summary>
    public const long MaxRows = 2_000_000;

    /// <summary>Whether a training takes only seconds. Without imported data it counts as long, because the number of live events is not known here.</summary>
    public static bool IsShort(SolutionVersion version, ServiceSnapshot snapshot) =>
        version is { PerformAutoML: not true, PerformHPO: not true, RecipeArn: { } recipe }
        && ServiceRecipes.Find(recipe) is { OnlyCounts: true } known
        && !(known.ReadsTexts && HasTexts(version.DatasetGroupArn!, snapshot))
        && snapshot.DatasetOf(version.DatasetGroupArn!, DatasetType.Interactions)?.Parts.Sum(part => part.Rows) is > 0 and <= MaxRows;

    private static bool HasTexts(string group, ServiceSnapshot snapshot) =>
        snapshot.DatasetOf(group, DatasetType.Items) is { } items && snapshot.SchemaOf(items).Fields.Any(field => field.Textual);
}
