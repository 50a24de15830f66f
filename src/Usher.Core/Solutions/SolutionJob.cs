using System.Globalization;
using Usher.Core.Errors;
using Usher.Core.Recipes;
using Usher.Ranking.Jobs;
using Usher.Ranking.Recipes;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Solutions;

/// <summary>Converts the settings of a solution to a job for the trainer. CreateSolution refuses settings that cannot be converted, so that every solution can be trained.</summary>
internal static class SolutionJob
{
    private const string Config = "solutionConfig";

    /// <summary>The job without seed and threads, which the caller adds.</summary>
    /// <exception cref="AwsException">InvalidInputException, ResourceNotFoundException: a setting is not allowed; the message says what is.</exception>
    public static TrainingJob Of(string? recipeArn, bool performAutoML, bool performHPO, SolutionConfig config)
    {
        if (performAutoML && recipeArn is not null)
            throw ServiceErrors.InvalidInput("performAutoML and recipeArn cannot be given together: remove one.");
        if (performAutoML)
            return OfAutoML(config.AutoMLConfig);
        if (recipeArn is null)
        {
            throw ServiceErrors.InvalidInput(
                "recipeArn is missing, and performAutoML is not true. Give the ARN of a recipe, such as arn:aws:personalize:::recipe/aws-user-personalization, or let AutoML choose one.");
        }

        if (config.AutoMLConfig is not null)
            throw ServiceErrors.InvalidInput($"{Config}.autoMLConfig goes with performAutoML, which is not true. Leave it out, or let AutoML choose instead of giving recipeArn.");
        if (config.HpoConfig is not null && !performHPO)
            throw ServiceErrors.InvalidInput($"{Config}.hpoConfig goes with performHPO, which is not true. Leave it out, or set performHPO to true.");

        var recipe = ServiceRecipes.Get(recipeArn, "recipeArn");
        try
        {
            var given = Given(recipe.Description, config);
            return new()
            {
                Kind = TrainingJobKind.Train,
                Recipe = recipe.Trains,
                Hyperparameters = recipe.ForTrainer(given),
                Hpo = performHPO ? HyperparameterRanges.Check(recipe.Description, Search(config.HpoConfig), given) : null,
            };
        }
        catch (RecipeException refused)
        {
            throw ServiceErrors.InvalidInput($"{Config}: {refused.Message}");
        }
    }

    private static TrainingJob OfAutoML(AutoMLConfig? config) => new()
    {
        Kind = TrainingJobKind.Train,
        AutoMl = new(
            [.. (config?.RecipeList ?? []).Select(Candidate).Distinct()],
            SolutionMetrics.OwnNameOf(config?.MetricName ?? "normalized_discounted_cumulative_gain_at_10")),
    };

    private static string Candidate(string arn)
    {
        var recipe = ServiceRecipes.Get(arn, $"{Config}.autoMLConfig.recipeList");
        return recipe.Type is not RecipeType.PersonalizedActions
            ? recipe.Trains
            : throw ServiceErrors.InvalidInput($"{Config}.autoMLConfig.recipeList has {arn}, which recommends actions and cannot be compared with recipes of items. Leave it out, or give it as recipeArn without performAutoML.");
    }

    private static Dictionary<string, string> Given(RecipeDescription recipe, SolutionConfig config)
    {
        var algorithm = config.AlgorithmHyperParameters ?? new Dictionary<string, string>();
        var features = config.FeatureTransformationParameters ?? new Dictionary<string, string>();
        foreach (var name in algorithm.Keys.Where(name => HyperparameterCheck.Find(recipe, name).IsFeaturization))
            throw ServiceErrors.InvalidInput($"{name} is a feature transformation parameter of {recipe.Name}, not an algorithm hyperparameter. Give it in {Config}.featureTransformationParameters.");
        foreach (var name in features.Keys.Where(name => !HyperparameterCheck.Find(recipe, name).IsFeaturization))
            throw ServiceErrors.InvalidInput($"{name} is an algorithm hyperparameter of {recipe.Name}, not a feature transformation parameter. Give it in {Config}.algorithmHyperParameters.");

        var all = algorithm.Concat(features).ToDictionary();
        var complete = HyperparameterCheck.Complete(recipe, all);
        return all.Keys.ToDictionary(name => name, name => complete[name]);
    }

    private static HpoSettings Search(HPOConfig? config)
    {
        if (config?.HpoObjective is not null)
            throw ServiceErrors.InvalidInput($"{Config}.hpoConfig.hpoObjective cannot be given: a search goes by normalized_discounted_cumulative_gain_at_10. Leave it out.");

        var ranges = config?.AlgorithmHyperParameterRanges;
        var jobs = Count(config?.HpoResourceConfig?.MaxNumberOfTrainingJobs, "maxNumberOfTrainingJobs", HyperparameterRanges.MaxJobs);
        // Checked, but not used: training the candidates one after the other is fastest here.
        _ = Count(config?.HpoResourceConfig?.MaxParallelTrainingJobs, "maxParallelTrainingJobs", 10);
        var search = new HpoSettings
        {
            Integers = [.. (ranges?.IntegerHyperParameterRanges ?? []).Select(range => new IntegerRange(Present(range.Name, "name"), Present(range.MinValue, "minValue"), Present(range.MaxValue, "maxValue")))],
            Continuous = [.. (ranges?.ContinuousHyperParameterRanges ?? []).Select(range => new ContinuousRange(Present(range.Name, "name"), Present(range.MinValue, "minValue"), Present(range.MaxValue, "maxValue")))],
            Categoricals = [.. (ranges?.CategoricalHyperParameterRanges ?? []).Select(range => new CategoricalRange(Present(range.Name, "name"), range.Values ?? []))],
        };
        return jobs is { } max ? search with { MaxJobs = max } : search;
    }

    private static int? Count(string? text, string member, int max)
    {
        if (text is null)
            return null;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= max
            ? count
            : throw ServiceErrors.InvalidInput($"{Config}.hpoConfig.hpoResourceConfig.{member} is '{text}'; a whole number from 1 to {max} is allowed, as text.");
    }

    private static string Present(string? value, string member) => value ?? throw Missing(member);

    private static T Present<T>(T? value, string member)
        where T : struct => value ?? throw Missing(member);

    private static AwsException Missing(string member) => ServiceErrors.InvalidInput($"A range in {Config}.hpoConfig.algorithmHyperParameterRanges has no {member}. Give it, or leave the range out.");
}
