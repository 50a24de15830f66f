using System.Collections.Concurrent;

namespace Usher.Web.Caching;

/// <summary>Who asked most lately, and for what.</summary>
internal sealed class ActiveUsers
{
    private const int MaxUsers = 10_000;

    private readonly ConcurrentDictionary<(string Group, string User), Activity> _users = new();

    /// <summary>Notes that somebody asked. When there are too many to count, newcomers wait until others are forgotten.</summary>
    /// <param name="query">For a user; others are not noted.</param>
    /// <param name="weight">How often.</param>
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

    /// <summary>What an active user asked last; null of one who is not.</summary>
    public RecommendationQuery? FindLastQuery(string datasetGroupArn, string user) => _users.GetValueOrDefault((datasetGroupArn, user)) is { Count: > 1 } activity ? activity.Last : null;

    /// <summary>The last questions of those who asked most, more than once each.</summary>
    public IReadOnlyList<RecommendationQuery> Top(int count) => [.. _users.Values.Where(user => user.Count > 1).OrderByDescending(user => user.Count).Take(count).Select(user => user.Last).OfType<RecommendationQuery>()];

    /// <summary>Lets the past count half.</summary>
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
