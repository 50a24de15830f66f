using Usher.Storage.Sqlite;

namespace Usher.Storage.Events;

/// <summary>Stores which user a session belongs to: the first who sent events with it. After a second user has done so, the session stays shared, and its anonymous events belong to no user.</summary>
/// <remarks>Rows are deleted only with their stream, so the table grows by a row for each session with a user.</remarks>
internal static class SessionOwners
{
    private sealed record Owner(string User, bool IsShared);

    /// <summary>Records that a user has sent events with a session. A session without a user becomes this user's.</summary>
    public static SessionClaim Claim(Session session, long stream, string id, string user)
    {
        if (Find(session, stream, id) is not { } owner)
        {
            session.Execute("INSERT INTO sessions (layer, id, user, is_shared) VALUES ($1, $2, $3, 0)", stream, id, user);
            return SessionClaim.Theirs;
        }

        if (owner.IsShared)
            return SessionClaim.Shared;
        if (owner.User == user)
            return SessionClaim.Theirs;

        Share(session, stream, id);
        return SessionClaim.NowShared;
    }

    /// <summary>Whether a session belongs to this user already and has no anonymous events.</summary>
    public static bool IsTheirsWithNothingWaiting(Session session, long stream, string id, string user) => session.Scalar(
        "SELECT 1 FROM sessions WHERE layer = $1 AND id = $2 AND user = $3 AND NOT is_shared AND NOT EXISTS (SELECT 1 FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous)",
        stream, id, user) is not null;

    /// <summary>Whether a session is shared.</summary>
    public static bool IsShared(Session session, long stream, string id) => Find(session, stream, id) is { IsShared: true };

    /// <summary>Marks a session that a user has claimed as shared.</summary>
    public static void Share(Session session, long stream, string id) => session.Execute("UPDATE sessions SET is_shared = 1 WHERE layer = $1 AND id = $2", stream, id);

    private static Owner? Find(Session session, long stream, string id) =>
        session.First("SELECT user, is_shared FROM sessions WHERE layer = $1 AND id = $2", row => new Owner(row.GetString(0), row.GetInt64(1) != 0), stream, id);
}
