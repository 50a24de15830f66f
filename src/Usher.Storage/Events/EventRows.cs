using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Usher.Core.EventStore;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Events;

/// <summary>The rows of events.</summary>
internal static class EventRows
{
    private const string Columns = "item, type, time, value, event_id, columns";

    // More without a user are not one visit: a constant is sent as session, and the first who logs in would be given everybody's.
    private const int MostOfVisit = 1_000;

    /// <summary>Adds the events that are not there, after those that the session sent before its user was known.</summary>
    public static PutEventsOutcome Add(Session session, EventBatch events)
    {
        var layer = Layers.FindOrAdd(session, events.Stream);
        var (merged, keptApart) = events.MayMerge ? Merge(session, layer, events) : (0, 0);
        bool[] areNew = [.. events.Events.Select(news => Insert(session, layer, events.Subject, events.IsAnonymous, news) > 0)];
        if (events.IsAnonymous && SessionOwners.IsShared(session, layer, events.SessionId))
            keptApart = areNew.Count(isNew => isNew);
        return new(areNew, merged) { KeptApart = keptApart };
    }

    /// <summary>In the order they came.</summary>
    public static IReadOnlyList<LiveEvent> Of(Session session, string layer, string subject, long after) => Layers.Find(session, layer) is { } id
        ? session.All(
            "SELECT number, item, type, time, value FROM events WHERE layer = $1 AND subject = $2 AND number > $3 ORDER BY number",
            row => new LiveEvent(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetDouble(4)),
            id, subject, after)
        : [];

    /// <summary>A page of those whose user is known.</summary>
    public static IReadOnlyList<StoredEvent> Page(Session session, string layer, long after, int count) => Layers.Find(session, layer) is { } id
        ? session.All(
            $"SELECT {Columns}, number, subject FROM events WHERE layer = $1 AND number > $2 AND NOT is_anonymous ORDER BY number LIMIT $3",
            row => new StoredEvent(row.GetInt64(6), row.GetString(7), Read(row)),
            id, after, count)
        : [];

    // They get new numbers: whoever has read the user up to a number finds them behind it, and a model that was trained before does not take them for its own.
    private static (int Merged, int KeptApart) Merge(Session session, long layer, EventBatch events)
    {
        // Of nearly all events this is all there is to ask, and one statement is half the price of two.
        if (SessionOwners.IsTheirsWithNothingWaiting(session, layer, events.SessionId, events.Subject))
            return (0, 0);

        var claim = SessionOwners.Claim(session, layer, events.SessionId, events.Subject);
        if (claim is SessionClaim.Shared)
            return (0, 0);

        var waiting = Convert.ToInt32(session.Scalar("SELECT count(*) FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous", layer, events.SessionId), CultureInfo.InvariantCulture);
        if (claim is SessionClaim.Theirs && waiting > MostOfVisit)
            SessionOwners.Share(session, layer, events.SessionId);
        if (claim is SessionClaim.NowShared || waiting is 0 or > MostOfVisit)
            return (0, waiting);

        var earlier = session.All($"SELECT {Columns} FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous ORDER BY number", Read, layer, events.SessionId);
        session.Execute("DELETE FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous", layer, events.SessionId);
        return (earlier.Sum(one => Insert(session, layer, events.Subject, isAnonymous: false, one)), 0);
    }

    private static int Insert(Session session, long layer, string subject, bool isAnonymous, NewEvent news) => session.Execute(
        $"INSERT OR IGNORE INTO events (layer, subject, is_anonymous, {Columns}, fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        layer, subject, isAnonymous ? 1 : 0, news.ItemId, news.EventType, news.Time, news.Value, news.EventId, news.Columns, Fingerprint(subject, news));

    private static NewEvent Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        row.IsDBNull(3) ? null : row.GetDouble(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5));

    // Half of a SHA-256: the sender chooses what goes in, and should not be able to make two events one.
    private static byte[] Fingerprint(string subject, NewEvent news)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{subject}\n{news.ItemId}\n{news.EventType}\n{news.Time}\n{news.Value:R}\n{news.Columns}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
    }
}
