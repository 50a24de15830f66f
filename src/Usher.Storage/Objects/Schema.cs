using Usher.Storage.Sqlite;

namespace Usher.Storage.Objects;

/// <summary>The tables of the index, as migration steps.</summary>
internal static class Schema
{
    // Released steps are never changed; new ones are added.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE buckets (
            name TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            region TEXT NOT NULL,
            created INTEGER NOT NULL,            -- seconds since 1970, as all times here
            policy TEXT,
            tags TEXT                            -- JSON
        ) WITHOUT ROWID;

        -- A key is a BLOB so that it sorts by its UTF-8 bytes, as S3 lists.
        CREATE TABLE objects (
            bucket TEXT NOT NULL,
            key BLOB NOT NULL,
            size INTEGER NOT NULL,
            etag TEXT NOT NULL,
            modified INTEGER NOT NULL,
            storage_class TEXT,
            checksum_algorithm INTEGER,
            checksum_type INTEGER NOT NULL,
            details TEXT NOT NULL,               -- JSON: what a listing does not tell
            PRIMARY KEY (bucket, key)
        ) WITHOUT ROWID;

        CREATE TABLE uploads (
            bucket TEXT NOT NULL,
            key BLOB NOT NULL,
            id TEXT NOT NULL UNIQUE,
            initiated INTEGER NOT NULL,
            facts TEXT NOT NULL,                 -- JSON
            PRIMARY KEY (bucket, key, id)
        ) WITHOUT ROWID;

        CREATE TABLE parts (
            upload TEXT NOT NULL,
            number INTEGER NOT NULL,
            size INTEGER NOT NULL,
            etag TEXT NOT NULL,
            modified INTEGER NOT NULL,
            checksum_algorithm INTEGER,
            checksum TEXT,
            file TEXT,
            PRIMARY KEY (upload, number)
        ) WITHOUT ROWID;

        -- Every file of content that an object or a part names.
        CREATE TABLE files (name TEXT PRIMARY KEY) WITHOUT ROWID;
        """,
        "ALTER TABLE buckets ADD COLUMN cors TEXT;    -- JSON\n",
    ];

    /// <summary>Migrates the tables.</summary>
    /// <exception cref="InvalidDataException">The tables are of a later version of the program.</exception>
    public static void Apply(Session session) => SchemaSteps.Apply(session, "index of objects", Steps);
}
