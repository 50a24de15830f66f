using Usher.Storage.Sqlite;

namespace Usher.Storage.Events;

/// <summary>The tables of the store of events.</summary>
internal static class EventSchema
{
    // Released steps are never changed; new ones are added. The tables call a stream a layer, because renaming it would need a step without benefit.
    private static readonly string[] Steps =
    [
        """
        -- One for each dataset that rows came to one by one.
        CREATE TABLE layers (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        );

        -- AUTOINCREMENT: a number is never given twice, so whoever has read up to one misses nothing.
        CREATE TABLE events (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            layer INTEGER NOT NULL,
            subject TEXT NOT NULL,               -- the user; the session, where the user is not known
            is_anonymous INTEGER NOT NULL,
            item TEXT NOT NULL,
            type TEXT NOT NULL,
            time INTEGER NOT NULL,               -- seconds since 1970
            value REAL,
            event_id TEXT,
            columns TEXT,                        -- JSON: the other columns of the dataset
            fingerprint BLOB NOT NULL            -- of all this: two that agree are one event
        );
        CREATE INDEX events_of_subject ON events (layer, subject);
        CREATE UNIQUE INDEX events_by_id ON events (layer, event_id) WHERE event_id IS NOT NULL;
        CREATE UNIQUE INDEX events_by_fingerprint ON events (layer, fingerprint);

        -- Items and users.
        CREATE TABLE put_rows (
            layer INTEGER NOT NULL,
            id TEXT NOT NULL,
            columns TEXT,                        -- JSON
            PRIMARY KEY (layer, id)
        ) WITHOUT ROWID;
        """,
        """
        -- Which user a session belongs to: its events without a user are given to nobody else.
        CREATE TABLE sessions (
            layer INTEGER NOT NULL,
            id TEXT NOT NULL,
            user TEXT NOT NULL,                  -- the first who came with it
            is_shared INTEGER NOT NULL,          -- another came, or too many events for one visit: nobody gets them
            PRIMARY KEY (layer, id)
        ) WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings the tables up to date.</summary>
    public static void Apply(Session session) => SchemaSteps.Apply(session, "store of events", Steps);
}
