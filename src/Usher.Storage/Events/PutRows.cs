using Microsoft.Data.Sqlite;
using Usher.Core.EventStore;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Events;

/// <summary>The rows of items and users.</summary>
internal static class PutRows
{
    public static void Put(Session session, string stream, IReadOnlyList<PutRow> rows)
    {
        var id = Streams.FindOrAdd(session, stream);
        foreach (var row in rows)
            session.Execute("INSERT INTO put_rows (layer, id, columns) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET columns = excluded.columns", id, row.Id, row.Columns);
    }

    public static PutRow? Find(Session session, string stream, string row) =>
        Streams.Find(session, stream) is { } id ? session.First("SELECT id, columns FROM put_rows WHERE layer = $1 AND id = $2", Read, id, row) : null;

    public static IReadOnlyList<PutRow> Page(Session session, string stream, string after, int count) => Streams.Find(session, stream) is { } id
        ? session.All("SELECT id, columns FROM put_rows WHERE layer = $1 AND id > $2 ORDER BY id LIMIT $3", Read, id, after, count)
        : [];

    private static PutRow Read(SqliteDataReader row) => new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
}
