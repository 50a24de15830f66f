using System.CommandLine;
using Usher.CommandLine;
using Usher.Ranking.Jobs;
using Usher.Ranking.Recipes;

namespace Usher.Commands;

/// <summary>One recipe, or several for AutoML to choose from: never both.</summary>
internal sealed class RecipeChoice
{
    private static readonly string Known = string.Join(", ", RecipeCatalog.All.Select(recipe => recipe.Name));

    private readonly Option<string?> _recipe = new("--recipe") { Description = $"What to train: {Known}.", HelpName = "NAME" };
    private readonly Option<bool> _autoMl = new("--auto-ml") { Description = "Trains several recipes and keeps the one that is best on validation." };
    private readonly Option<string[]> _candidates = Values.List("--recipes", "What --auto-ml chooses from; without it, the HRNN recipes that fit the data.", "A,B,…");
    private readonly HyperparameterOptions _hyperparameters = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_recipe);
        command.Options.Add(_autoMl);
        command.Options.Add(_candidates);
        _hyperparameters.AddValuesTo(command);
        _hyperparameters.AddSearchTo(command);
    }

    public TrainingJob Read(ParseResult parsed) => (parsed.GetValue(_recipe), parsed.GetValue(_autoMl)) switch
    {
        ({ } recipe, true) => throw new UsageException(
            $"--recipe {recipe} and --auto-ml were both given, and only one of them can be: --auto-ml chooses the recipe itself. Drop --auto-ml to train {recipe}, or drop --recipe."),
        (null, false) => throw new UsageException($"Neither --recipe nor --auto-ml was given. The recipes are {Known}."),
        ({ } recipe, false) => OneRecipe(parsed, recipe),
        (null, true) => AutoMl(parsed),
    };

    private TrainingJob OneRecipe(ParseResult parsed, string name)
    {
        if (parsed.GetValue(_candidates) is { Length: > 0 })
            throw new UsageException("--recipes is what --auto-ml chooses from, and --recipe was given. Drop one of them.");

        var recipe = RecipeCatalog.Find(name);
        return new()
        {
            Kind = TrainingJobKind.Train,
            Recipe = recipe.Name,
            Hyperparameters = _hyperparameters.ReadValues(parsed, recipe),
            Hpo = _hyperparameters.ReadSearch(parsed, recipe),
        };
    }

    private TrainingJob AutoMl(ParseResult parsed)
    {
        if (_hyperparameters.HasValues(parsed) || _hyperparameters.HasSearch(parsed))
            throw new UsageException("--hp and --hpo belong to one recipe, and --auto-ml trains several with their defaults. Name the recipe with --recipe instead of --auto-ml, or drop them.");

        var names = parsed.GetRequiredValue(_candidates).Select(name => RecipeCatalog.Find(name).Name).Distinct();
        return new() { Kind = TrainingJobKind.Train, AutoMl = new([.. names]) };
    }
}
