using Usher.Storage.Sqlite;

namespace Usher.Storage.Events;

/// <summary>Maps the names of streams to the numbers that rows have instead. The tables call a stream a layer.</summary>
internal static class Streams
{
    public static long? Find(Session session, string name) => session.Scalar("SELECT id FROM layers WHERE name = $1", name) as long?;

    public static long FindOrAdd(Session session, string name)
    {
        if (Find(session, name) is { } id)
            return id;

        session.Execute("INSERT INTO layers (name) VALUES ($1)", name);
        return Find(session, name)!.Value;
    }

    /// <summary>Deletes all streams except these, with their rows.</summary>
    public static void KeepOnly(Session session, IReadOnlyCollection<string> names)
    {
        var gone = session.All("SELECT id, name FROM layers", row => (Id: row.GetInt64(0), Name: row.GetString(1))).Where(stream => !names.Contains(stream.Name));
        foreach (var (id, _) in gone)
        {
            session.Execute("DELETE FROM events WHERE layer = $1", id);
            session.Execute("DELETE FROM put_rows WHERE layer = $1", id);
            session.Execute("DELETE FROM sessions WHERE layer = $1", id);
            session.Execute("DELETE FROM layers WHERE id = $1", id);
        }
    }
}
