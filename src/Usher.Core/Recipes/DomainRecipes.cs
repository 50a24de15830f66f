using Usher.Datasets.Schemas;

namespace Usher.Core.Recipes;

/// <summary>The recipes of domain dataset groups, which recommenders use: one for each use case of a domain.</summary>
/// <remarks>Developer Guide, "VIDEO_ON_DEMAND use cases" and "ECOMMERCE use cases": names, events, needed data and automatic filters. Recommenders have no hyperparameters.</remarks>
public static class DomainRecipes
{
    private const string Watch = "Watch";
    private const string View = "View";
    private const string Purchase = "Purchase";

    // A recommender trains every week for as long as it exists, so half the time counts: on MovieLens 100K (leave-one-out, two seeds) NDCG@10 is 0.1372 with one network and 0.1378 with two.
    // Before All, which uses it.
    private static readonly Dictionary<string, string> OneNetwork = new() { ["networks"] = "1" };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ServiceRecipe> All { get; } =
    [
        Film("because-you-watched-x", RecipeType.RelatedItems, "aws-similar-items", "Items that were watched by those who watched a given item.") with { EventType = Watch, AutomaticFilter = Excluding(Watch) },
        Film("more-like-x", RecipeType.RelatedItems, "aws-similar-items", "Items that are like a given item: their columns first, then who interacted with them.") with
        {
            NeedsItems = true,
            Preset = new Dictionary<string, string> { ["column_users"] = "200" },
            AutomaticFilter = Excluding(Watch),
        },
        Film("most-popular", RecipeType.PopularItems, "aws-popularity-count", "The items that most users watched.") with { EventType = Watch },
        Film("trending-now", RecipeType.PopularItems, "aws-trending-now", "Items whose popularity grows fastest; evaluated again every two hours."),
        Film("top-picks", RecipeType.UserPersonalization, "usher-blend", "Items for a user, new ones among them.") with { Explores = true, Preset = OneNetwork, AutomaticFilter = Excluding(Watch) },
        Shop("popular-items-by-views", RecipeType.PopularItems, "aws-popularity-count", "The items that most users viewed.") with { EventType = View },
        Shop("popular-items-by-purchases", RecipeType.PopularItems, "aws-popularity-count", "The items that most users bought.") with { EventType = Purchase },
        Shop("frequently-bought-together", RecipeType.RelatedItems, "aws-ecomm-frequently-bought-together", "Items that are bought together with a given item more often than their popularity explains.") with { EventType = Purchase },
        Shop("customers-who-viewed-x-also-viewed", RecipeType.RelatedItems, "aws-ecomm-customers-who-viewed-x-also-viewed", "Items that are viewed in the same visits as a given item.") with { EventType = View, AutomaticFilter = Excluding(Purchase) },
        Shop("recommended-for-you", RecipeType.UserPersonalization, "usher-blend", "Items for a user, new ones among them.") with { Explores = true, Preset = OneNetwork, AutomaticFilter = Excluding(Purchase) },
    ];

    /// <summary>The names of a domain's recipes, separated by commas, for messages.</summary>
    public static string NamesOf(SchemaDomain domain) => string.Join(", ", All.Where(recipe => recipe.Domain == domain).Select(recipe => recipe.Name).Order(StringComparer.Ordinal));

    private static ServiceRecipe Film(string name, RecipeType type, string trains, string summary) => Of($"aws-vod-{name}", type, trains, summary, SchemaDomain.VideoOnDemand);

    private static ServiceRecipe Shop(string name, RecipeType type, string trains, string summary) => Of($"aws-ecomm-{name}", type, trains, summary, SchemaDomain.Ecommerce);

    private static ServiceRecipe Of(string name, RecipeType type, string trains, string summary, SchemaDomain domain) =>
        new(new(name, summary, IsPersonalized: type is not RecipeType.PopularItems, []), type, name)
        {
            Trains = trains,
            Domain = domain,
            OnlyCounts = trains is not "usher-blend",
            Since = new(2021, 11, 29, 0, 0, 0, TimeSpan.Zero),
        };

    private static string Excluding(string eventType) => $"EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"{eventType}\")";
}
