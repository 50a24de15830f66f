using Usher.Buckets.Files.Index;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Objects;

/// <summary>The rows of files, whose names the sweep of unused files must keep.</summary>
internal static class FileRows
{
    public static bool Knows(Session session, string name) => session.Scalar("SELECT 1 FROM files WHERE name = $1", name) is not null;

    public static void Add(Session session, IEnumerable<ContentFile> files)
    {
        foreach (var file in files)
            session.Execute("INSERT OR IGNORE INTO files (name) VALUES ($1)", file.Name);
    }

    public static IReadOnlyList<ContentFile> Release(Session session, IEnumerable<ContentFile> files)
    {
        var released = files.ToArray();
        foreach (var file in released)
            session.Execute("DELETE FROM files WHERE name = $1", file.Name);
        return released;
    }
}
