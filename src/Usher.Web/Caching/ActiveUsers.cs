using System.Collections.Concurrent;

namespace Usher.Web.Caching;

/// <summary>Counts the queries of each user, and remembers the last one.</summary>
internal sealed class ActiveUsers
{
    private const int MaxUsers = 10_000;

    private readonly ConcurrentDictionary<(string Group, string User), Activity> _users = new();

    /// <summary>Counts a query. New users are not counted while there are <see cref="MaxUsers"/>.</summary>
    /// <param name="query">Ignored where it is for no user.</param>
    /// <param name="weight">How many queries it counts as.</param>
    public void Record(RecommendationQuery query, int weight = 1)
    {
        if (query.User is not { } user)
            return;

        var key = (query.Campaign.DatasetGroupArn, user);
        if (!_users.TryGetValue(key, out var activity))
        {
            if (_users.Count >= MaxUsers)
                return;
            activity = _users.GetOrAdd(key, static _ => new());
        }

        activity.Last = query;
        Interlocked.Add(ref activity.Count, weight);
    }

    /// <summary>The last query of a user; null where the user made fewer than two.</summary>
    public RecommendationQuery? FindLastQuery(string datasetGroupArn, string user) =>
        _users.GetValueOrDefault((datasetGroupArn, user)) is { Count: > 1 } activity ? activity.Last : null;

    /// <summary>The last queries of the users who made most, at least two each.</summary>
    public IReadOnlyList<RecommendationQuery> Top(int count) =>
        [.. _users.Values.Where(user => user.Count > 1).OrderByDescending(user => user.Count).Take(count).Select(user => user.Last).OfType<RecommendationQuery>()];

    /// <summary>Halves all counts and forgets the users whose count becomes zero.</summary>
    public void Decay()
    {
        foreach (var (key, activity) in _users)
        {
            if ((activity.Count /= 2) == 0)
                _users.TryRemove(key, out _);
        }
    }

    private sealed class Activity
    {
        public int Count;
        public volatile RecommendationQuery? Last;
    }
}
