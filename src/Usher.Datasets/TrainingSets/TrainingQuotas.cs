using Usher.Datasets.Tables;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>Personalize's minimums for training. Below them a model says little; a user who wants it all the same can lower them.</summary>
public sealed record TrainingQuotas
{
    /// <summary>Interactions after all filters.</summary>
    public int MinInteractions { get; init; } = 1_000;

    /// <summary>Users whose next item can be learned.</summary>
    public int MinUsersWithTwoInteractions { get; init; } = 25;

    /// <summary>Those users among all, in percent: otherwise almost nobody has a next item to learn from.</summary>
    public int MinPercentOfUsersWithTwoInteractions { get; init; } = 1;

    /// <summary>The most actions of a model of actions; the others, which have fewer recent interactions, have the score 0.</summary>
    public int MaxActions { get; init; } = 1_000;

    /// <summary>Does nothing when there is enough to train on, by the defaults.</summary>
    /// <param name="set">After all filters.</param>
    /// <param name="eventType">The event type it was filtered by, for the message.</param>
    /// <exception cref="DatasetException">There is too little; every minimum that is missed is named.</exception>
    public static void Check(TrainingSet set, string? eventType = null)
    {
        var faults = new TrainingQuotas().Faults(set, eventType);
        if (faults.Count > 0)
            throw new DatasetException($"{string.Join(" ", faults)} Bring more data, or go on with --lift-quotas.");
    }

    /// <summary>Every minimum that is missed, in a sentence or two that begin with Personalize's words; none when there is enough.</summary>
    /// <param name="set">After all filters.</param>
    /// <param name="eventType">The event type it was filtered by, for the message.</param>
    public IReadOnlyList<string> Faults(TrainingSet set, string? eventType = null) => [.. new[] { TooFewUsers(set), TooFewInteractions(set, eventType), TooFewItems(set) }.OfType<string>()];

    private string? TooFewUsers(TrainingSet set)
    {
        var users = Enumerable.Range(0, set.UserCount).Count(user => set.LengthOf(user) >= 2);
        if (users < MinUsersWithTwoInteractions)
            return $"Create failed. Dataset has fewer than {MinUsersWithTwoInteractions} users with at least 2 interactions each. It has {users}.";

        return users * 100L < (long)set.UserCount * MinPercentOfUsersWithTwoInteractions
            ? $"Create failed. Only {users:N0} of {set.UserCount:N0} users have at least 2 interactions; {MinPercentOfUsersWithTwoInteractions} % of all users have to."
            : null;
    }

    private string? TooFewInteractions(TrainingSet set, string? eventType)
    {
        if (set.EventCount >= MinInteractions)
            return null;

        return eventType is null
            ? $"Dataset has fewer than {MinInteractions} interactions. It has {set.EventCount}."
            : $"Dataset has fewer than {MinInteractions} interactions after filtering by event type: {eventType}. It has {set.EventCount}.";
    }

    private static string? TooFewItems(TrainingSet set) =>
        set.ItemCount < 2 ? $"Dataset has {(set.ItemCount == 1 ? "only one item" : "no items")}: there is nothing to choose from." : null;
}
