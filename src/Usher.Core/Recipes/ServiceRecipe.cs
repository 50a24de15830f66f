using Usher.Datasets.Schemas;
using Usher.Ranking.Recipes;
using Usher.Wire.Personalize;

namespace Usher.Core.Recipes;

/// <summary>A recipe of the service, under a name of Personalize or of Usher, with everything that the service knows about it.</summary>
/// <param name="Description">The recipe's name, description and hyperparameters.</param>
/// <param name="Type">What its models recommend.</param>
/// <param name="FeatureTransformation">The name of its feature transformation; recipes that prepare data in the same way share one.</param>
public sealed record ServiceRecipe(RecipeDescription Description, RecipeType Type, string FeatureTransformation)
{
    /// <summary>The name, such as aws-hrnn.</summary>
    public string Name => Description.Name;

    /// <summary>The trainer's name of the recipe: the same, unless this recipe is another name of that one.</summary>
    public string Trains { get; init; } = Description.Name;

    /// <summary>The name of its algorithm: the same, unless AWS has another.</summary>
    public string Algorithm { get; init; } = Description.Name;

    /// <summary>The trainer's names of hyperparameters that have another name here, by the name here.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    /// <summary>Hyperparameters that this recipe sets, under the trainer's names.</summary>
    public IReadOnlyDictionary<string, string> Preset { get; init; } = new Dictionary<string, string>();

    /// <summary>The domain whose recommenders use it; null for a custom recipe, which solutions use.</summary>
    public SchemaDomain? Domain { get; init; }

    /// <summary>The only type of events that a recommender learns from; null for all.</summary>
    public string? EventType { get; init; }

    /// <summary>Whether a recommender needs an Items dataset.</summary>
    public bool NeedsItems { get; init; }

    /// <summary>Whether each request has to name a user: for the list itself, or for <see cref="AutomaticFilter"/>.</summary>
    public bool NeedsUser => AutomaticFilter is not null || Type is RecipeType.UserPersonalization or RecipeType.PersonalizedRanking;

    /// <summary>The filter expression that is applied to every list before the filter of the request; null for none.</summary>
    public string? AutomaticFilter { get; init; }

    /// <summary>Whether recommendations have scores: those of rankers whose scores are probabilities do, but not those of recommenders.</summary>
    public bool HasScores => Domain is null && Type is (RecipeType.UserPersonalization or RecipeType.PersonalizedRanking);

    /// <summary>Whether its campaigns explore new items: itemExplorationConfig.</summary>
    public bool Explores { get; init; }

    /// <summary>Whether its campaigns explore a little without any setting, and mark the items that came so with a reason. Developer Guide, "User-Personalization-v2 recipe".</summary>
    public bool ExploresByItself { get; init; }

    /// <summary>Whether items that the model does not know have the score 0 in a ranking; otherwise they have none, as the page of the v2 recipe says. The default value is true.</summary>
    public bool ScoresUnknownItems { get; init; } = true;

    /// <summary>Whether its campaigns return metadata without enableMetadataWithRecommendations. API reference, CampaignConfig.</summary>
    public bool AlwaysGivesMetadata { get; init; }

    /// <summary>Whether answers say why they have items that the model did not choose. Developer Guide, User-Personalization-v2.</summary>
    public bool GivesReasons { get; init; }

    /// <summary>Whether its campaigns take rankingInfluence. API reference, CampaignConfig.</summary>
    public bool TakesInfluence { get; init; }

    /// <summary>Whether a training needs interactions. Otherwise it needs items with a name and a text.</summary>
    public bool NeedsInteractions => Description.NeedsInteractions;

    /// <summary>Whether a solution version can be created with trainingMode UPDATE.</summary>
    public bool CanUpdate { get; init; }

    /// <summary>Whether training only counts interactions, which takes seconds. usher-ease and usher-counts do more: they invert a matrix of all items.</summary>
    public bool OnlyCounts { get; init; }

    /// <summary>Whether a recipe that otherwise only counts also reads the texts of items, which takes minutes where there are many new ones.</summary>
    public bool ReadsTexts { get; init; }

    /// <summary>When the recipe was first available.</summary>
    public DateTimeOffset Since { get; init; } = new(2019, 6, 10, 0, 0, 0, TimeSpan.Zero);

    /// <summary>arn:aws:personalize:::recipe/NAME.</summary>
    public string Arn => ArnOf(PersonalizeKind.Recipe, Name);

    /// <summary>arn:aws:personalize:::algorithm/ALGORITHM.</summary>
    public string AlgorithmArn => ArnOf(PersonalizeKind.Algorithm, Algorithm);

    /// <summary>arn:aws:personalize:::feature-transformation/NAME.</summary>
    public string FeatureTransformationArn => ArnOf(PersonalizeKind.FeatureTransformation, FeatureTransformation);

    /// <summary>Hyperparameters with the trainer's names, together with those that the recipe sets.</summary>
    public IReadOnlyDictionary<string, string> ForTrainer(IEnumerable<KeyValuePair<string, string>> values) =>
        values.Select(value => KeyValuePair.Create(Renamed.GetValueOrDefault(value.Key, value.Key), value.Value)).Concat(Preset).ToDictionary();

    private static string ArnOf(PersonalizeKind kind, string name) => new PersonalizeArn(kind, "", "", name).ToString();
}
