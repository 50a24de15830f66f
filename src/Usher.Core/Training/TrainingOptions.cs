namespace Usher.Core.Training;

/// <summary>How much of a machine trainings may use.</summary>
public sealed record TrainingOptions
{
    /// <summary>Threads of one training, at least 1. The default value is three quarters of the cores, rounded up. Trainings also run at a lower priority than the server.</summary>
    public int Threads { get; init; } = ((Environment.ProcessorCount * 3) + 3) / 4;

    /// <summary>How many trainings run at the same time on a node, at least 1; further ones wait as CREATE PENDING. The default value is 2.</summary>
    public int MaxConcurrent { get; init; } = 2;

    /// <summary>How many short trainings may run in addition, while long ones use all other places. The default value is 1; with 0 a training of seconds waits for one of hours.</summary>
    public int MaxConcurrentShort { get; init; } = 1;

    /// <summary>Whether solutions with performAutoTraining, which is the default of the API, train by their schedule. The default value is true.</summary>
    public bool FollowsSchedules { get; init; } = true;

    /// <summary>The seed of all random numbers of a training. The default value is 1: the same data gives the same model.</summary>
    public int Seed { get; init; } = 1;
}
