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

    /// <summary>Adds the events that are not stored yet, after those that the session sent before its user was known.</summary>
    public static PutEventsOutcome Add(Session session, EventBatch events)
    {
        var stream = Streams.FindOrAdd(session, events.Stream);
        var (merged, keptApart) = events.MayMerge ? Merge(session, stream, events) : (0, 0);
        bool[] areNew = [.. events.Events.Select(sent => Insert(session, stream, events.Subject, events.IsAnonymous, sent) > 0)];
        if (events.IsAnonymous && SessionOwners.IsShared(session, stream, events.SessionId))
            keptApart = areNew.Count(isNew => isNew);
        return new(areNew, merged) { KeptApart = keptApart };
    }

    /// <summary>The events of a user, or of a session before login, in the order they arrived.</summary>
    public static IReadOnlyList<LiveEvent> OfSubject(Session session, string stream, string subject, long after) => Streams.Find(session, stream) is { } id
        ? session.All(
            "SELECT number, item, type, time, value FROM events WHERE layer = $1 AND subject = $2 AND number > $3 ORDER BY number",
            row => new LiveEvent(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetDouble(4)),
            id, subject, after)
        : [];

    /// <summary>A page of the events whose user is known, in the order they arrived.</summary>
    public static IReadOnlyList<StoredEvent> Page(Session session, string stream, long after, int count) => Streams.Find(session, stream) is { } id
        ? session.All(
            $"SELECT {Columns}, number, subject FROM events WHERE layer = $1 AND number > $2 AND NOT is_anonymous ORDER BY number LIMIT $3",
            row => new StoredEvent(row.GetInt64(6), row.GetString(7), Read(row)),
            id, after, count)
        : [];

    // The session's events get new numbers, so that a reader that continues after a number finds them, and a model that was trained before treats them as new.
    private static (int Merged, int KeptApart) Merge(Session session, long stream, EventBatch events)
    {
        // A fast path for nearly all events: one statement takes half the time of two.
        if (SessionOwners.IsTheirsWithNothingWaiting(session, stream, events.SessionId, events.Subject))
            return (0, 0);

        var claim = SessionOwners.Claim(session, stream, events.SessionId, events.Subject);
        if (claim is SessionClaim.Shared)
            return (0, 0);

        var waiting = Convert.ToInt32(session.Scalar("SELECT count(*) FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous", stream, events.SessionId), CultureInfo.InvariantCulture);
        if (claim is SessionClaim.Theirs && waiting > SessionIds.MaxEventsOfVisit)
            SessionOwners.Share(session, stream, events.SessionId);
        if (claim is SessionClaim.NowShared || waiting is 0 or > SessionIds.MaxEventsOfVisit)
            return (0, waiting);

        var earlier = session.All($"SELECT {Columns} FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous ORDER BY number", Read, stream, events.SessionId);
        session.Execute("DELETE FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous", stream, events.SessionId);
        return (earlier.Sum(one => Insert(session, stream, events.Subject, isAnonymous: false, one)), 0);
    }

    private static int Insert(Session session, long stream, string subject, bool isAnonymous, NewEvent sent) => session.Execute(
        $"INSERT OR IGNORE INTO events (layer, subject, is_anonymous, {Columns}, fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        stream, subject, isAnonymous ? 1 : 0, sent.ItemId, sent.EventType, sent.Time, sent.Value, sent.EventId, sent.Columns, Fingerprint(subject, sent));

    private static NewEvent Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        row.IsDBNull(3) ? null : row.GetDouble(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5));

    // Half of a SHA-256: long enough that a sender cannot find a collision, with which an event of another user would be taken for a duplicate.
    private static byte[] Fingerprint(string subject, NewEvent sent)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{subject}\n{sent.ItemId}\n{sent.EventType}\n{sent.Time}\n{sent.Value:R}\n{sent.Columns}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
    }
}
