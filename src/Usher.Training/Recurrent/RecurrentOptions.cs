
namespace Usher.Training.Recurrent;

/// <summary>How a recurrent network is made and trained. The catalog says what each means.</summary>
internal sealed record RecurrentOptions
{
    public int Width { get; init; } = 64;

    public int Blocks { get; init; } = 2;

    public int Recent { get; init; } = 3;

    public int FeedForward { get; init; } = 2;

    public bool TimeGaps { get; init; } = true;

    public bool Trends { get; init; } = true;

    public bool Metadata { get; init; }

    public double LeaveOut { get; init; } = 0.1;

    public bool[]? ColdItems { get; init; }

    public int Steps { get; init; } = 32;

    public int TargetWindow { get; init; } = 5;

    public bool ShuffleTies { get; init; }

    public double InputDropout { get; init; } = 0.2;

    public double BlockDropout { get; init; } = 0.2;

    public double LearningRate { get; init; } = 5e-3;

    public double WeightDecay { get; init; } = 0.01;

    public int Epochs { get; init; } = 12;

    public int BatchSize { get; init; } = 32;
}
