using Usher.Ranking.Reports;

namespace Usher.Ranking.ModelFolders;

/// <summary>What a model is and how it came to be. Nothing in it differs between two runs with the same seed, data, versions and machine: no date, no duration.</summary>
public record ModelDescription
{
    /// <summary>The recipe that made it, such as aws-hrnn.</summary>
    public required string Recipe { get; init; }

    /// <summary>Every hyperparameter of the recipe, as text.</summary>
    public IReadOnlyDictionary<string, string> Hyperparameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The seed of all randomness.</summary>
    public required int Seed { get; init; }

    /// <summary>What it was trained on.</summary>
    public required DataDescription Data { get; init; }

    /// <summary>Metrics, such as ndcg@10: on validation, or on the test of a job that asked for one.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The same metrics of other recipes, by recipe.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Baselines { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, double>>();

    /// <summary>Versions of what took part, such as usher, dotnet and libtorch.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();
}
