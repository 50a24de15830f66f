using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Protocol C: learns what happened before a moment and is asked for every later event in turn, given all that came before it.</summary>
/// <remarks>
/// What a live service does: the model stays as it was trained while each user's history grows. The validation is the same task on the newest
/// twentieth of the training part, so nothing is learned from the time that a choice is made on: a trend that only the future knew cannot win.
/// </remarks>
public static class GlobalTimeSplit
{
    /// <summary>The share of all events that lie before the test, unless told otherwise.</summary>
    public const double DefaultQuantile = 0.9;

    /// <summary>The newest share of the events before the test that is for validation, and not learned.</summary>
    public const double ValidationShare = 0.05;

    /// <summary>Splits a set.</summary>
    /// <param name="set">Any set.</param>
    /// <param name="quantile">Where in the sorted times of all events the test begins, in (0, 1). An event of that very time is in the test.</param>
    /// <returns>
    /// One query for each event from the cut on, the first of a new user included: its input is empty. Queries of a user are in order of time.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is not between 0 and 1.</exception>
    /// <exception cref="InvalidDataException">No event is older than the cut, as when all have the same time.</exception>
    public static Split Of(TrainingSet set, double quantile = DefaultQuantile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(quantile, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(quantile, 1);

        var times = (long[])set.Times.Clone();
        Array.Sort(times);
        var testTime = times.Length > 0 ? times[(int)(quantile * times.Length)] : 0;
        var before = CountBefore(times, testTime);
        if (before == 0)
        {
            throw new InvalidDataException(
                $"A split by time needs events of different times, but none of the {times.Length} events is older than the cut. Use leave-one-out.");
        }

        var validationTime = times[(int)((1 - ValidationShare) * before)];
        if (validationTime == times[0])
            validationTime = testTime;                                    // so few moments that a validation would leave nothing to learn

        var lengths = new int[set.UserCount];
        var validation = new List<Query>();
        var test = new List<Query>();
        for (var user = 0; user < set.UserCount; user++)
        {
            var own = set.TimesOf(user);
            var testStart = CountBefore(own, testTime);
            lengths[user] = CountBefore(own, validationTime);
            AskInTurn(validation, user, lengths[user], testStart);
            AskInTurn(test, user, testStart, own.Length);
        }

        return new Split(set, lengths, validation, test);
    }

    private static void AskInTurn(List<Query> queries, int user, int start, int end)
    {
        for (var at = start; at < end; at++)
            queries.Add(new Query(user, at, at + 1));
    }

    private static int CountBefore(ReadOnlySpan<long> sorted, long time)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
