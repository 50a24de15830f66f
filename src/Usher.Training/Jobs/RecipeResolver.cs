using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training.ModelSelection;
using Usher.Training.Recipes;

namespace Usher.Training.Jobs;

/// <summary>Finds the recipe or search that a job asks for, and refuses a job that contradicts itself before training begins.</summary>
/// <param name="find">Finds a recipe by its name.</param>
/// <param name="tell">Receives a message for each candidate as soon as it is measured.</param>
/// <param name="clock">Measures the training time.</param>
internal sealed class RecipeResolver(Func<string, IRecipe> find, IProgress<TrainerMessage>? tell, TimeProvider clock)
{
    public const string Popularity = "aws-popularity-count";

    /// <summary>A recipe with its defaults.</summary>
    public ConfiguredRecipe Named(string recipe) => Named(recipe, new Dictionary<string, string>());

    /// <summary>Finds what the job asks for.</summary>
    /// <exception cref="RecipeException">The job contradicts itself, or a recipe, a hyperparameter or a range is not allowed.</exception>
    public ITrainable Resolve(TrainingJob job, TrainingSet set)
    {
        if (job.AutoMl is { } autoMl)
            return OfAutoMl(job, autoMl, set);

        if (job.Recipe is not { } recipe)
            throw new RecipeException($"The job names no recipe. Give one of {string.Join(", ", RecipeCatalog.All.Select(known => known.Name))}, or ask for AutoML.");

        if (job.Hpo is not { } hpo)
            return Named(recipe, job.Hyperparameters);

        var ranges = HyperparameterRanges.Check(RecipeCatalog.Find(recipe), hpo, job.Hyperparameters);
        return new HyperparameterSearch(Named(recipe, job.Hyperparameters), ranges, Named(Popularity), tell);
    }

    /// <summary>The ranker to keep of a trained one: the same, or one that is trained with its settings on all events.</summary>
    public IRanker ToKeep(TrainedRanker model, TrainingSet set, TrainingRun run) =>
        find(model.Recipe) is { KeepsAllEvents: true } recipe ? recipe.Train(ProductionSplit.AllOf(set), model.Settings, run with { Progress = null }) : model.Ranker;

    private AutoMl OfAutoMl(TrainingJob job, AutoMlSettings autoMl, TrainingSet set)
    {
        if (job.Recipe is { } recipe)
            throw new RecipeException($"Both the recipe {recipe} and AutoML were asked for. Drop the recipe to compare several, or AutoML to train just this one.");

        if (job.Hyperparameters.Count > 0 || job.Hpo is not null)
            throw new RecipeException("AutoML compares recipes with their defaults. Drop the hyperparameters and the search, or name one recipe instead of AutoML.");

        Metric.Parse(autoMl.Metric);
        var names = autoMl.Recipes.Count > 0 ? autoMl.Recipes.Distinct() : AutoMl.DefaultRecipes(set);
        return new([.. names.Select(Named)], Named(Popularity), autoMl.Metric, tell);
    }

    private ConfiguredRecipe Named(string recipe, IReadOnlyDictionary<string, string> given) => new(find(recipe), RecipeCatalog.Find(recipe), given, clock);
}
