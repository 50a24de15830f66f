using Usher.Storage.Sqlite;

namespace Usher.Storage.Events;

/// <summary>Which user a session belongs to: the first who came with it. A session that a second one came with is shared, for good, and its events without a user are nobody's.</summary>
internal static class SessionOwners
{
    private sealed record Owner(string User, bool IsShared);

    /// <summary>Tells whose a session is that a user comes with; the user's from now on, where nobody had it.</summary>
    public static SessionClaim Claim(Session session, long layer, string id, string user)
    {
        if (Find(session, layer, id) is not { } owner)
        {
            session.Execute("INSERT INTO sessions (layer, id, user, is_shared) VALUES ($1, $2, $3, 0)", layer, id, user);
            return SessionClaim.Theirs;
        }

        if (owner.IsShared)
            return SessionClaim.Shared;
        if (owner.User == user)
            return SessionClaim.Theirs;

        Share(session, layer, id);
        return SessionClaim.NowShared;
    }

    /// <summary>Whether a session is a user's already, and no event of it waits for its user.</summary>
    public static bool IsTheirsWithNothingWaiting(Session session, long layer, string id, string user) => session.Scalar(
        "SELECT 1 FROM sessions WHERE layer = $1 AND id = $2 AND user = $3 AND NOT is_shared AND NOT EXISTS (SELECT 1 FROM events WHERE layer = $1 AND subject = $2 AND is_anonymous)",
        layer, id, user) is not null;

    /// <summary>Whether a session is shared.</summary>
    public static bool IsShared(Session session, long layer, string id) => Find(session, layer, id) is { IsShared: true };

    /// <summary>Says that a session, which somebody has claimed, is no single user's.</summary>
    public static void Share(Session session, long layer, string id) => session.Execute("UPDATE sessions SET is_shared = 1 WHERE layer = $1 AND id = $2", layer, id);

    private static Owner? Find(Session session, long layer, string id) =>
        session.First("SELECT user, is_shared FROM sessions WHERE layer = $1 AND id = $2", row => new Owner(row.GetString(0), row.GetInt64(1) != 0), layer, id);
}
