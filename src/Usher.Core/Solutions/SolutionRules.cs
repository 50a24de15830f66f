using System.Globalization;
using Usher.Core.Errors;
using Usher.Core.Recipes;
using Usher.Datasets.Schemas;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Rules for settings of solutions that do not depend on the recipe.</summary>
internal static class SolutionRules
{
    /// <summary>Refuses settings that Usher does not have yet, because accepting a setting without effect would mislead the caller.</summary>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static void RefuseWhatIsMissing(bool? performIncrementalUpdate, SolutionConfig? config)
    {
        if (performIncrementalUpdate is true)
            throw NotYet("performIncrementalUpdate is true; incremental updates, which only the recipe aws-semantic-similarity has, are", "Leave it out: a training of that recipe reads only new texts, so a schedule of rate(1 day), or a new version after each import, costs little.");
        if (config?.OptimizationObjective is not null)
            throw NotYet("solutionConfig.optimizationObjective was given; objectives beside relevance are", "Leave it out.");
        CheckSchedule(config?.AutoTrainingConfig);
    }

    /// <summary>Refuses recipes of domains, which only recommenders use.</summary>
    /// <param name="recipeArns">The ARNs of a request, which need not exist; null for one that was not given.</param>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static void RefuseDomainRecipes(IEnumerable<string?> recipeArns)
    {
        if (recipeArns.OfType<string>().Select(ServiceRecipes.Find).FirstOrDefault(recipe => recipe?.Domain is not null) is { } recipe)
        {
            throw ServiceErrors.InvalidInput(
                $"recipeArn is that of {recipe.Name}, a recipe of the domain {recipe.Domain?.Name()}, which recommenders use: CreateRecommender takes it, for a dataset group of that domain. The recipes for solutions are {ServiceRecipes.Names}.");
        }
    }

    /// <summary>Checks that a schedule is from 1 to 30 days.</summary>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static void CheckSchedule(AutoTrainingConfig? config) => _ = PeriodOf(config);

    /// <summary>The period of automatic training; null if no schedule is given.</summary>
    /// <exception cref="AwsException">InvalidInputException.</exception>
    public static TimeSpan? PeriodOf(AutoTrainingConfig? config)
    {
        if (config?.SchedulingExpression is not { } schedule)
            return null;

        return int.TryParse(schedule.Split('(', ' ')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 30
            ? TimeSpan.FromDays(days)
            : throw ServiceErrors.InvalidInput($"autoTrainingConfig.schedulingExpression is '{schedule}'; rate(1 day) to rate(30 days) are allowed.");
    }

    /// <summary>The error for a setting that Usher does not have yet.</summary>
    private static AwsException NotYet(string what, string instead) => ServiceErrors.InvalidInput($"{what} not there yet in this version of Usher. {instead}");
}
