namespace Usher.Ranking.Metrics;

/// <summary>How a ranker is asked.</summary>
public sealed record EvaluationOptions
{
    /// <summary>What becomes of the items of the input. The default value is <see cref="SeenItems.Filtered"/>.</summary>
    public SeenItems SeenItems { get; init; } = SeenItems.Filtered;

    /// <summary>Length of the lists, 1 to 25 items; metrics of longer lists are not computed. The default value is 25.</summary>
    public int K { get; init; } = QueryOutcome.MaxListLength;

    /// <summary>Threads to use; 0, the default value, takes all cores. The result is the same with any number.</summary>
    public int Threads { get; init; }

    /// <summary>(I) how often each item occurs in training, for popularity@10; null, the default value, leaves that metric out.</summary>
    public IReadOnlyList<int>? TrainCounts { get; init; }

    /// <summary>Stops the run.</summary>
    public CancellationToken Stop { get; init; }
}
