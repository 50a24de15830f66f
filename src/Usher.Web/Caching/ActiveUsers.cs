using System.Collections.Concurrent;

namespace Usher.Web.Caching;

/// <summary>Who asked most lately, and for what.</summary>
internal sealed class ActiveUsers
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string Group, string User), Activity> _users = new();

    /// <summary>Notes that somebody asked. When there are too many to count, newcomers wait until others are forgotten.</summary>
    /// <param name="question">For a user; others are not noted.</param>
    /// <param name="weight">How often.</param>
    public void Note(Question question, int weight = 1)
    {
        if (question.User is not { } user)
            return;

        var key = (question.Campaign.DatasetGroupArn, user);
        if (!_users.TryGetValue(key, out var activity))
        {
            if (_users.Count >= Most)
                return;
            activity = _users.GetOrAdd(key, static _ => new());
        }

        activity.Last = question;
        Interlocked.Add(ref activity.Count, weight);
    }

    /// <summary>What an active user asked last; null of one who is not.</summary>
    public Question? LastOf(string datasetGroupArn, string user) => _users.GetValueOrDefault((datasetGroupArn, user)) is { Count: > 1 } activity ? activity.Last : null;

    /// <summary>The last questions of those who asked most, more than once each.</summary>
    public IReadOnlyList<Question> Top(int count) => [.. _users.Values.Where(user => user.Count > 1).OrderByDescending(user => user.Count).Take(count).Select(user => user.Last).OfType<Question>()];

    /// <summary>Lets the past count half.</summary>
    public void Age()
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
        public volatile Question? Last;
    }
}
