using Usher.Datasets.Imports;
using Usher.Ranking.Histories;

namespace Usher.Datasets.TrainingSets;

/// <summary>Personalize's minimums for training. Below them a model says little; a user who wants it all the same can lift them.</summary>
public static class TrainingQuotas
{
    public const int LeastInteractions = 1_000;

    public const int LeastUsersWithTwoInteractions = 25;

    /// <summary>Does nothing when there is enough to train on.</summary>
    /// <param name="set">After all filters.</param>
    /// <param name="eventType">The event type it was filtered by, for the message.</param>
    /// <exception cref="DatasetException">There is too little; every minimum that is missed is named.</exception>
    public static void Check(TrainingSet set, string? eventType = null)
    {
        string?[] problems = [TooFewUsers(set), TooFewInteractions(set, eventType), TooFewItems(set)];
        var texts = problems.OfType<string>().ToArray();
        if (texts.Length > 0)
            throw new DatasetException($"{string.Join(" ", texts)} Bring more data, or go on with --lift-quotas.");
    }

    private static string? TooFewUsers(TrainingSet set)
    {
        var users = Enumerable.Range(0, set.UserCount).Count(user => set.LengthOf(user) >= 2);
        if (users < LeastUsersWithTwoInteractions)
            return $"Create failed. Dataset has fewer than {LeastUsersWithTwoInteractions} users with at least 2 interactions each. It has {users}.";

        // Also 1 % of all users: otherwise almost nobody has a next item to learn from.
        return users * 100L < set.UserCount
            ? $"Create failed. Only {users:N0} of {set.UserCount:N0} users have at least 2 interactions; 1 % of all users have to."
            : null;
    }

    private static string? TooFewInteractions(TrainingSet set, string? eventType)
    {
        if (set.EventCount >= LeastInteractions)
            return null;

        return eventType is null
            ? $"Dataset has fewer than {LeastInteractions} interactions. It has {set.EventCount}."
            : $"Dataset has fewer than {LeastInteractions} interactions after filtering by event type: {eventType}. It has {set.EventCount}.";
    }

    private static string? TooFewItems(TrainingSet set) =>
        set.ItemCount < 2 ? $"Dataset has {(set.ItemCount == 1 ? "only one item" : "no items")}: there is nothing to choose from." : null;
}
