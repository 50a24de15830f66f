using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>How a recurrent network is made and trained; the recipe catalog says what each setting means.</summary>
internal sealed record RecurrentOptions
{
    // One row of a window for so many events: enough steps of the optimiser for small data, wide products for large.
    private const int EventsPerRow = 3000;
    private const int MaxRows = 64;
    private const int ManyEvents = 500_000;

    public int Width { get; init; } = 64;

    public int Blocks { get; init; } = 2;

    public int Recent { get; init; } = 3;

    public int FeedForward { get; init; } = 2;

    public bool TimeGaps { get; init; } = true;

    public bool Trends { get; init; } = true;

    public int Steps { get; init; } = 32;

    public int TargetWindow { get; init; } = 5;

    /// <summary>Null to look whether the order means something.</summary>
    public bool? ShuffleTies { get; init; }

    /// <summary>Null to choose by the number of events.</summary>
    public double? Dropout { get; init; }

    public double LearningRate { get; init; } = 4e-3;

    public double WeightDecay { get; init; } = 0.01;

    public int Epochs { get; init; } = 14;

    /// <summary>B; null to choose by the number of events.</summary>
    public int? Rows { get; init; }

    /// <summary>Catalogues up to this size are compared whole in the softmax: exact, and quick enough.</summary>
    public int MaxItemsInFull { get; init; } = 20_000;

    /// <summary>How many items a window's targets are compared with in a larger catalogue, beside each other.</summary>
    public int DrawnItems { get; init; } = 4096;

    /// <summary>The columns to read; null to learn from interactions alone.</summary>
    public ColumnOptions? Columns { get; init; }

    public double ShortestPercentile { get; init; }

    public double LongestPercentile { get; init; } = 1;

    /// <summary>How many rows a window has.</summary>
    /// <param name="events">How many events there are to learn.</param>
    public int RowsFor(long events) => Rows ?? (int)Math.Clamp(events / EventsPerRow, 1, MaxRows);

    /// <summary>The share of values to leave out: the more there is to learn, the less can be learned by heart.</summary>
    /// <param name="events">How many events there are to learn.</param>
    public double DropoutFor(long events) => Dropout ?? (events < ManyEvents ? 0.2 : 0.1);

    public static RecurrentOptions From(HyperparameterValues settings) => new()
    {
        Width = settings.Integer("hidden_dimension"),
        Steps = settings.Integer("bptt"),
        Trends = settings.Boolean("recency_mask"),
        ShortestPercentile = settings.Real("min_user_history_length_percentile"),
        LongestPercentile = settings.Real("max_user_history_length_percentile"),
        Blocks = settings.Integer("layers"),
        Recent = settings.Integer("recent_items"),
        FeedForward = settings.Integer("feed_forward"),
        TimeGaps = settings.Boolean("time_gaps"),
        TargetWindow = settings.Integer("target_window"),
        ShuffleTies = bool.TryParse(settings.Choice("shuffle_ties"), out var shuffle) ? shuffle : null,
        Dropout = settings.RealOrAuto("dropout"),
        LearningRate = settings.Real("learning_rate"),
        WeightDecay = settings.Real("weight_decay"),
        Epochs = settings.Integer("epochs"),
    };
}

/// <summary>How the columns of items and users are read.</summary>
/// <param name="LeaveOut">How often a training step leaves an item's own part out, 0 to 1.</param>
/// <param name="IsCold">(I) the items that speak through their columns alone; null for none but those that were never seen.</param>
internal sealed record ColumnOptions(double LeaveOut = 0.1, bool[]? IsCold = null);
