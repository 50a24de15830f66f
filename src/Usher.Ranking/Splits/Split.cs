using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Says which events of a set may be learned from, and which are asked for.</summary>
/// <param name="Set">The events, all of them: a model may read what comes before a target, never train on it when it lies past <paramref name="TrainLengths"/>.</param>
/// <param name="TrainLengths">(U) how many of each user's oldest events may be trained on; 0 for a user held out whole.</param>
/// <param name="Validation">Queries for choosing: early stopping, hyperparameters, weights of a blend.</param>
/// <param name="Test">Queries to report; no choice may look at them.</param>
public sealed record Split(TrainingSet Set, int[] TrainLengths, IReadOnlyList<Query> Validation, IReadOnlyList<Query> Test)
{
    /// <summary>The items that a user may be trained on, oldest first.</summary>
    /// <param name="user">Index of the user.</param>
    public ReadOnlySpan<int> TrainItemsOf(int user) => Set.ItemsOf(user)[..TrainLengths[user]];

    /// <summary>The times of <see cref="TrainItemsOf"/>, in seconds since 1970-01-01 UTC.</summary>
    /// <param name="user">Index of the user.</param>
    public ReadOnlySpan<long> TrainTimesOf(int user) => Set.TimesOf(user)[..TrainLengths[user]];

    /// <summary>The events that a user may be trained on, oldest first.</summary>
    /// <param name="user">Index of the user.</param>
    public EventSpan TrainEventsOf(int user) => Set.EventsOf(user)[..TrainLengths[user]];

    /// <summary>How much each of <see cref="TrainItemsOf"/> counts; empty where all count the same.</summary>
    /// <param name="user">Index of the user.</param>
    public ReadOnlySpan<float> TrainWeightsOf(int user) => Set.Weights is { } weights ? weights.AsSpan((int)Set.Offsets[user], TrainLengths[user]) : [];

    /// <summary>How often each item occurs in the events that may be trained on: what popularity is made of.</summary>
    /// <returns>(I) counts.</returns>
    public int[] CountTrainItems()
    {
        var counts = new int[Set.ItemCount];
        for (var user = 0; user < Set.UserCount; user++)
        {
            foreach (var item in TrainItemsOf(user))
                counts[item]++;
        }

        return counts;
    }
}
