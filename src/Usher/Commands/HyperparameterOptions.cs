using System.CommandLine;
using System.Globalization;
using Usher.CommandLine;
using Usher.Ranking.Jobs;
using Usher.Ranking.Recipes;

namespace Usher.Commands;

/// <summary>--hp, --hpo and --max-jobs: values and ranges of hyperparameters, checked against their recipe.</summary>
internal sealed class HyperparameterOptions
{
    private readonly Option<string[]> _values = Pairs("--hp", "A hyperparameter other than its default; may be repeated.", "NAME=VALUE");
    private readonly Option<string[]> _ranges = Pairs(
        "--hpo", "Searches for the best value in a range or a list, as Personalize's hpoConfig does; may be repeated.", "NAME=MIN..MAX|NAME=A,B,C");

    private readonly Option<int> _maxJobs = Values.Number("--max-jobs", "How many models --hpo trains at most.", 1, 40, 10);

    public void AddValuesTo(Command command) => command.Options.Add(_values);

    public void AddSearchTo(Command command)
    {
        command.Options.Add(_ranges);
        command.Options.Add(_maxJobs);
    }

    public bool HasValues(ParseResult parsed) => parsed.GetValue(_values) is { Length: > 0 };

    public bool HasSearch(ParseResult parsed) => parsed.GetValue(_ranges) is { Length: > 0 };

    /// <summary>The values given, after the recipe has said that they are allowed.</summary>
    public IReadOnlyDictionary<string, string> ReadValues(ParseResult parsed, RecipeDescription recipe)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in Split(parsed.GetValue(_values), "--hp", "hidden_dimension=64"))
            values[name] = HyperparameterCheck.Value(recipe, HyperparameterCheck.Find(recipe, name), value);

        return values;
    }

    /// <summary>The search asked for, or null.</summary>
    public HpoSettings? ReadSearch(ParseResult parsed, RecipeDescription recipe)
    {
        if (!HasSearch(parsed))
            return null;

        var settings = new HpoSettings { MaxJobs = parsed.GetValue(_maxJobs) };
        foreach (var (name, text) in Split(parsed.GetValue(_ranges), "--hpo", "hidden_dimension=32..256"))
            settings = Add(settings, recipe, Tunable(recipe, name), text);

        return settings;
    }

    private static Hyperparameter Tunable(RecipeDescription recipe, string name)
    {
        var hyperparameter = HyperparameterCheck.Find(recipe, name);
        var tunable = recipe.Hyperparameters.Where(other => other.IsTunable).Select(other => other.Name);
        return hyperparameter.IsTunable
            ? hyperparameter
            : throw new UsageException($"{name} of {recipe.Name} cannot be searched for. Give it with --hp, or search for {string.Join(", ", tunable)}.");
    }

    private static HpoSettings Add(HpoSettings settings, RecipeDescription recipe, Hyperparameter hyperparameter, string text)
    {
        var bounds = text.Split("..");
        if (bounds.Length != 2)
        {
            var words = text.Split(',', StringSplitOptions.TrimEntries).Select(word => HyperparameterCheck.Value(recipe, hyperparameter, word)).Distinct();
            return settings with { Categoricals = [.. settings.Categoricals, new(hyperparameter.Name, [.. words])] };
        }

        if (hyperparameter.Kind is not (HyperparameterKind.Integer or HyperparameterKind.Real))
            throw new UsageException($"--hpo {hyperparameter.Name}={text}: {hyperparameter.Name} is not a number; give the values to try, as in {hyperparameter.Name}=a,b.");

        var low = Bound(recipe, hyperparameter, bounds[0]);
        var high = Bound(recipe, hyperparameter, bounds[1]);
        if (low > high)
            throw new UsageException($"--hpo {hyperparameter.Name}={text}: the range runs backwards; write {bounds[1]}..{bounds[0]}.");

        return hyperparameter.Kind is HyperparameterKind.Integer
            ? settings with { Integers = [.. settings.Integers, new(hyperparameter.Name, (int)low, (int)high)] }
            : settings with { Continuous = [.. settings.Continuous, new(hyperparameter.Name, low, high)] };
    }

    private static double Bound(RecipeDescription recipe, Hyperparameter hyperparameter, string text) =>
        double.TryParse(HyperparameterCheck.Value(recipe, hyperparameter, text), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new UsageException($"--hpo {hyperparameter.Name}: '{text}' is not a number, so it cannot be the end of a range.");

    private static IEnumerable<(string Name, string Value)> Split(string[]? pairs, string option, string example)
    {
        foreach (var pair in pairs ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == pair.Length - 1)
                throw new UsageException($"{option} is '{pair}'; write a name, an equals sign and a value, as in {option} {example}.");

            yield return (pair[..equals].Trim(), pair[(equals + 1)..].Trim());
        }
    }

    private static Option<string[]> Pairs(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
}
