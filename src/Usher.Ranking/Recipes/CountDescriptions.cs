using static Usher.Ranking.Recipes.HyperparameterKind;

namespace Usher.Ranking.Recipes;

/// <summary>The recipes that only count: fast, and a strong baseline.</summary>
internal static class CountDescriptions
{
    public static RecipeDescription Popularity { get; } = new(
        "aws-popularity-count",
        "Items by the number of users who interacted with them; the same list for everyone. The baseline of every report.",
        IsPersonalized: false,
        []);

    public static RecipeDescription Trending { get; } = new(
        "aws-trending-now",
        "Items whose popularity grows fastest from one interval to the next; the same list for everyone. While a campaign serves it, live events count.",
        IsPersonalized: false,
        [
            new("trend_discovery_frequency", Choice, "2 hours",
                "Length of an interval: what happened in the newest one is compared with the one before it.",
                Choices: ["30 minutes", "1 hour", "2 hours", "3 hours", "1 day"], IsFeaturization: true),
        ]);

    public static RecipeDescription Sims { get; } = new(
        "aws-sims",
        "Items that the same users interacted with, in whatever order.",
        IsPersonalized: true,
        [
            new("popularity_discount_factor", Real, "0.5",
                "How much the popularity of the other item counts against it: 0 prefers popular items, 1 items found almost only together.",
                Minimum: 0, Maximum: 1, IsTunable: true),
            new("min_cointeraction_count", Integer, "3",
                "A pair of items with fewer users in common is not considered, unless none of the item's pairs has as many.",
                Minimum: 0, Maximum: 10, IsTunable: true),
            Percentile("min_user_history_length_percentile", "0.005", "Leaves out the users whose histories are shorter than this percentile."),
            Percentile("max_user_history_length_percentile", "0.995", "Leaves out the users whose histories are longer than this percentile."),
            Percentile("min_item_interaction_count_percentile", "0.01", "Leaves out the items with fewer interactions than this percentile."),
            Percentile("max_item_interaction_count_percentile", "0.9", "Leaves the items with more interactions than this percentile out of the lists of all others; they keep neighbours of their own."),
        ]);

    public static RecipeDescription Similar { get; } = new(
        "aws-similar-items",
        "Items that the same users interacted with and whose columns are alike; an item with few interactions is judged by its columns.",
        IsPersonalized: true,
        [
            new("popularity_discount_factor", Real, "0",
                "How much the popularity of the other item counts against it: 0 is the cosine of the users, 1 divides by all its users.",
                Minimum: 0, Maximum: 1),
            new("column_users", Real, "10",
                "With so many users, the interactions of an item count as much as its columns.",
                Minimum: 0.001, Maximum: 1_000_000),
        ]);

    public static RecipeDescription Bought { get; } = new(
        "aws-ecomm-frequently-bought-together",
        "Items that lie in the same baskets as a given item more often than their popularity explains; a basket has what one user bought near in time.",
        IsPersonalized: true,
        [Gap("60"), BasketShrink]);

    public static RecipeDescription Viewed { get; } = new(
        "aws-ecomm-customers-who-viewed-x-also-viewed",
        "Items that are viewed in the same visits as a given item, shortly before or after it, more often than their popularity explains.",
        IsPersonalized: true,
        [Gap("30"), BasketShrink]);

    public static RecipeDescription Transitions { get; } = new(
        "usher-transitions",
        "Which item followed which, within a few steps, in all histories; the newest events count most. Trains in a second.",
        IsPersonalized: true,
        [Window, Shrink, Decay("decay", TransitionsDecays)]);

    public static RecipeDescription Ease { get; } = new(
        "usher-ease",
        "A linear model of which items go together, solved in closed form; the newest events count most.",
        IsPersonalized: true,
        [Lambda, Decay("decay", EaseDecays), MaxItems]);

    public static RecipeDescription Both { get; } = new(
        "usher-counts",
        "usher-ease and usher-transitions together, weighed on validation: the best that counting alone can do.",
        IsPersonalized: true,
        [
            new("transitions_weight", Real, Hyperparameter.Auto,
                "How much the score of usher-transitions counts beside that of usher-ease; auto tries 0.5, 1, 2, 4, 8 and 16 on validation.",
                Minimum: 0, Maximum: 1000, Choices: [Hyperparameter.Auto], IsTunable: true),
            Decay("transitions_decay", TransitionsDecays),
            Decay("ease_decay", EaseDecays),
            Window,
            Shrink,
            Lambda,
            MaxItems,
        ]);

    private const string TransitionsDecays = "0, 0.3, 0.5, 0.7 and 0.8";
    private const string EaseDecays = "0.8, 0.9, 0.95, 0.97, 0.99 and 1";

    private static Hyperparameter BasketShrink => new(
        "shrink", Real, "1",
        "Added to what chance would give before the root is taken, so that a pair that occurred once counts little.",
        Minimum: 0, Maximum: 1_000, IsTunable: true);

    private static Hyperparameter Window => new(
        "window", Integer, "5",
        "How many steps after an item still count as following it, the g-th with a weight of 1/g.",
        Minimum: 1, Maximum: 50, IsTunable: true);

    private static Hyperparameter Shrink => new(
        "shrink", Real, "20",
        "Added to the total of each item before dividing by it, so that rare items speak softly.",
        Minimum: 0, Maximum: 1_000_000, IsTunable: true);

    private static Hyperparameter Lambda => new(
        "lambda", Real, Hyperparameter.Auto,
        "L2 regularisation of the weights; auto tries 1000, 500, 200 and 50 on validation as long as it helps.",
        Minimum: 0.001, Maximum: 1_000_000_000, Choices: [Hyperparameter.Auto], IsTunable: true);

    private static Hyperparameter MaxItems => new(
        "max_items", Integer, "10000",
        "Only so many items, the most popular, take part; the others get no score. Time grows with its cube, memory with its square.",
        Minimum: 10, Maximum: 20_000);

    private static Hyperparameter Gap(string value) => new(
        "gap_minutes", Real, value,
        "The longest time between two events of one user that belong together, in minutes.",
        Minimum: 0, Maximum: 1_000_000, IsTunable: true);

    private static Hyperparameter Decay(string name, string tried) => new(
        name, Real, Hyperparameter.Auto,
        $"How much less an event of a history counts than the one after it: 0 reads only the newest, 1 all alike; auto tries {tried} on validation.",
        Minimum: 0, Maximum: 1, Choices: [Hyperparameter.Auto], IsTunable: true);

    private static Hyperparameter Percentile(string name, string value, string meaning) =>
        new(name, Real, value, meaning, Minimum: 0, Maximum: 1, IsFeaturization: true);
}
