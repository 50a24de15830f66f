using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>The settings of a recurrent network and its training. The recipe catalogue describes each.</summary>
internal sealed record RecurrentOptions
{
    // A window has one row for this number of events: enough optimiser steps for small data, and large matrix products for large data.
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

    /// <summary>Whether the order of events with equal time is shuffled; null to decide by <see cref="TieOrderEvidence"/>.</summary>
    public bool? ShuffleTies { get; init; }

    /// <summary>The share of values to leave out; null to choose it by the number of events.</summary>
    public double? Dropout { get; init; }

    public double LearningRate { get; init; } = 4e-3;

    public double WeightDecay { get; init; } = 0.01;

    public int Epochs { get; init; } = 14;

    /// <summary>B, the rows of a window; null to choose it by the number of events.</summary>
    public int? Rows { get; init; }

    /// <summary>Catalogues up to this size use all items in the softmax, which is exact and fast enough.</summary>
    public int MaxItemsInFull { get; init; } = 20_000;

    /// <summary>How many items are sampled for the softmax of a larger catalogue, beside the targets.</summary>
    public int DrawnItems { get; init; } = 4096;

    /// <summary>How columns are used; null to use interactions alone.</summary>
    public ColumnOptions? Columns { get; init; }

    public double ShortestPercentile { get; init; }

    public double LongestPercentile { get; init; } = 1;

    /// <summary>The number of rows of a window.</summary>
    /// <param name="events">How many events there are to learn.</param>
    public int RowsFor(long events) => Rows ?? (int)Math.Clamp(events / EventsPerRow, 1, MaxRows);

    /// <summary>The dropout rate. It is lower for more events, because overfitting is less likely.</summary>
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

/// <summary>How the columns of items and users are used.</summary>
/// <param name="LeaveOut">The probability that a training step leaves out an item's own vector, 0 to 1.</param>
/// <param name="IsCold">(I) the items that are represented by their columns alone; null for only those without interactions.</param>
internal sealed record ColumnOptions(double LeaveOut = 0.1, bool[]? IsCold = null);
