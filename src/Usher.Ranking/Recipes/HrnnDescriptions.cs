using static Usher.Ranking.Recipes.HyperparameterKind;

namespace Usher.Ranking.Recipes;

/// <summary>The recurrent recipes, with Personalize's names, defaults and ranges, and the settings that are our own.</summary>
internal static class HrnnDescriptions
{
    /// <summary>Settings that Personalize does not have; every recurrent recipe takes them.</summary>
    // epochs is known to the hyperparameter search: a recipe that has it is first compared on a quarter of it.
    private static readonly Hyperparameter[] Own =
    [
        new("epochs", Integer, "14",
            "How many times training reads all events.",
            Minimum: 1, Maximum: 500),
        new("layers", Integer, "2",
            "How many blocks of recurrence and feed-forward layer stand on one another.",
            Minimum: 1, Maximum: 8, IsTunable: true),
        new("recent_items", Integer, "3",
            "How many of the newest items enter the first block side by side.",
            Minimum: 1, Maximum: 8, IsTunable: true),
        new("feed_forward", Integer, "2",
            "Width of the feed-forward layers, in multiples of hidden_dimension; 0 leaves them out.",
            Minimum: 0, Maximum: 8, IsTunable: true),
        new("time_gaps", HyperparameterKind.Boolean, "true",
            "Whether the time between events steers how much the network forgets.",
            IsTunable: true),
        new("target_window", Integer, "5",
            "How many of the coming items each step learns to predict, the g-th with a weight of 1/g.",
            Minimum: 1, Maximum: 20, IsTunable: true),
        new("shuffle_ties", Choice, Hyperparameter.Auto,
            "Whether a user's events of equal time are read in a new order in each epoch; auto does where their order looks like chance.",
            Choices: [Hyperparameter.Auto, "true", "false"], IsTunable: true),
        new("dropout", Real, Hyperparameter.Auto,
            "Share of the values between layers that each step leaves out, against overfitting; auto is 0.2, or 0.1 from 500,000 interactions on.",
            Minimum: 0, Maximum: 0.9, Choices: [Hyperparameter.Auto], IsTunable: true),
        new("learning_rate", Real, "0.004",
            "Highest step size of the AdamW optimiser; it rises for a twentieth of training, then falls along half a cosine.",
            Minimum: 0.00001, Maximum: 0.1, IsTunable: true),
        new("weight_decay", Real, "0.01",
            "How strongly AdamW pulls matrices to zero.",
            Minimum: 0, Maximum: 1, IsTunable: true),
    ];

    public static RecipeDescription Plain { get; } = new(
        "aws-hrnn",
        "A hierarchical recurrent network that reads a user's history event by event and predicts the next item.",
        IsPersonalized: true,
        Common());

    public static RecipeDescription Metadata { get; } = new(
        "aws-hrnn-metadata",
        "aws-hrnn that also reads the columns of items and users, such as genres or age.",
        IsPersonalized: true,
        Common());

    public static RecipeDescription Coldstart { get; } = new(
        "aws-hrnn-coldstart",
        "aws-hrnn-metadata that also gives a place to new items with few interactions.",
        IsPersonalized: true,
        [
            .. Common(),
            new("cold_start_max_interactions", Integer, "15",
                "A cold item has at most so many interactions.",
                Minimum: 1, IsFeaturization: true),
            new("cold_start_max_duration", Real, "5",
                "A cold item is at most so many days old.",
                Minimum: 0.001, IsFeaturization: true),
            new("cold_start_relative_from", Choice, "latestItem",
                "What the age of an item is counted back from: the newest item, or the time of training.",
                Choices: ["latestItem", "currentTime"], IsFeaturization: true),
        ]);

    public static RecipeDescription Blend { get; } = new(
        "usher-blend",
        "The best single answer: aws-hrnn, usher-transitions and usher-ease together, weighed on validation.",
        IsPersonalized: true,
        [
            .. Common(),
            new("networks", Integer, "2",
                "How many recurrent networks are trained, each from a seed of its own, and averaged.",
                Minimum: 1, Maximum: 10),
        ]);

    private static Hyperparameter[] Common() =>
    [
        // Personalize begins with 43, or 149 for coldstart: a product of 64 columns is as quick as one of 43, and more accurate.
        new("hidden_dimension", Integer, "64",
            "Width of the item vectors and of the recurrent state.",
            Minimum: 32, Maximum: 256, IsTunable: true),
        new("bptt", Integer, "32",
            "Through how many events gradients flow back (back-propagation through time).",
            Minimum: 2, Maximum: 32, IsTunable: true),
        new("recency_mask", HyperparameterKind.Boolean, "true",
            "Whether the model follows what is popular lately.",
            IsTunable: true),
        new("min_user_history_length_percentile", Real, "0",
            "Leaves out the users whose histories are shorter than this percentile.",
            Minimum: 0, Maximum: 1, IsFeaturization: true),
        new("max_user_history_length_percentile", Real, "0.99",
            "Leaves out the users whose histories are longer than this percentile.",
            Minimum: 0, Maximum: 1, IsFeaturization: true),
        .. Own,
    ];
}
