using Usher.Ranking.Recipes;
using Usher.Wire.Personalize;

namespace Usher.Core.Recipes;

/// <summary>A recipe as the service offers it, under a name of Personalize or our own. All that the service needs to know about a recipe is said here.</summary>
/// <param name="Description">Its name, what it does, and the parameters that it takes.</param>
/// <param name="Type">What its models are asked.</param>
/// <param name="FeatureTransformation">The name of its feature transformation; recipes that prepare data alike share one.</param>
public sealed record ServiceRecipe(RecipeDescription Description, RecipeType Type, string FeatureTransformation)
{
    /// <summary>Such as aws-hrnn.</summary>
    public string Name => Description.Name;

    /// <summary>What the trainer calls it; the same name, unless the recipe is offered on another one.</summary>
    public string Trains { get; init; } = Description.Name;

    /// <summary>What its algorithm is called; the same name, unless AWS has another.</summary>
    public string Algorithm { get; init; } = Description.Name;

    /// <summary>Parameters that the trainer knows under another name, by the name they have here.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether answers carry scores: those that are probabilities do.</summary>
    public bool HasScores => Type is RecipeType.UserPersonalization or RecipeType.PersonalizedRanking;

    /// <summary>Whether its campaigns mix in new items, as itemExplorationConfig says.</summary>
    public bool Explores { get; init; }

    /// <summary>Whether its campaigns give metadata without enableMetadataWithRecommendations. API reference, CampaignConfig.</summary>
    public bool AlwaysGivesMetadata { get; init; }

    /// <summary>Whether a solution version can be created with trainingMode UPDATE.</summary>
    public bool CanUpdate { get; init; }

    /// <summary>Whether training goes through the interactions a few times only, so that it takes seconds. usher-ease and usher-counts do not: they invert a matrix of all items.</summary>
    public bool OnlyCounts { get; init; }

    /// <summary>When it was first available.</summary>
    public DateTimeOffset Since { get; init; } = new(2019, 6, 10, 0, 0, 0, TimeSpan.Zero);

    /// <summary>arn:aws:personalize:::recipe/NAME.</summary>
    public string Arn => ArnOf(PersonalizeKind.Recipe, Name);

    /// <summary>arn:aws:personalize:::algorithm/ALGORITHM.</summary>
    public string AlgorithmArn => ArnOf(PersonalizeKind.Algorithm, Algorithm);

    /// <summary>arn:aws:personalize:::feature-transformation/NAME.</summary>
    public string FeatureTransformationArn => ArnOf(PersonalizeKind.FeatureTransformation, FeatureTransformation);

    /// <summary>The values as the trainer wants them.</summary>
    public IReadOnlyDictionary<string, string> ForTrainer(IEnumerable<KeyValuePair<string, string>> values) =>
        values.ToDictionary(value => Renamed.GetValueOrDefault(value.Key, value.Key), value => value.Value);

    private static string ArnOf(PersonalizeKind kind, string name) => new PersonalizeArn(kind, "", "", name).ToString();
}
