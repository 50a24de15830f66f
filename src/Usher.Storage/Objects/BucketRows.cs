using System.Text.Json;
using Microsoft.Data.Sqlite;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets;
using Usher.Storage.Sqlite;
using Usher.Wire.S3.Cors;

namespace Usher.Storage.Objects;

/// <summary>The rows of buckets.</summary>
internal static class BucketRows
{
    public static IReadOnlyList<StoredBucket> All(Session session) =>
        session.All("SELECT name, account, region, created, policy, tags, cors FROM buckets ORDER BY name", Read);

    public static bool Add(Session session, Bucket bucket) => session.Execute(
        "INSERT OR IGNORE INTO buckets (name, account, region, created) VALUES ($1, $2, $3, $4)",
        bucket.Name,
        bucket.Account,
        bucket.Region,
        bucket.Created.ToUnixTimeSeconds()) == 1;

    public static IReadOnlyList<ContentFile> Remove(Session session, string name)
    {
        Require(session, name);
        if (session.Scalar("SELECT 1 FROM objects WHERE bucket = $1 LIMIT 1", name) is not null)
            throw S3Errors.BucketNotEmpty(name);

        session.Execute("DELETE FROM buckets WHERE name = $1", name);
        return UploadRows.RemoveAll(session, name);
    }

    public static int SetPolicy(Session session, string name, string? policy)
    {
        Require(session, name);
        return session.Execute("UPDATE buckets SET policy = $2 WHERE name = $1", name, policy);
    }

    public static int SetTags(Session session, string name, IReadOnlyDictionary<string, string> tags)
    {
        Require(session, name);
        var json = tags.Count == 0 ? null : JsonSerializer.Serialize(tags, IndexJson.Default.IReadOnlyDictionaryStringString);
        return session.Execute("UPDATE buckets SET tags = $2 WHERE name = $1", name, json);
    }

    public static int SetCors(Session session, string name, CorsConfiguration? rules)
    {
        Require(session, name);
        return session.Execute("UPDATE buckets SET cors = $2 WHERE name = $1", name, rules is null ? null : JsonSerializer.Serialize(rules, IndexJson.Default.CorsConfiguration));
    }

    /// <summary>Throws if a bucket does not exist. It is called in the transaction of the change that needs the bucket, so that nothing is put into a bucket that is being deleted.</summary>
    public static void Require(Session session, string name)
    {
        if (session.Scalar("SELECT 1 FROM buckets WHERE name = $1", name) is null)
            throw S3Errors.NoSuchBucket(name);
    }

    private static StoredBucket Read(SqliteDataReader row) => new(
        new(row.GetString(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3))),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? new Dictionary<string, string>() : JsonSerializer.Deserialize(row.GetString(5), IndexJson.Default.IReadOnlyDictionaryStringString)!,
        row.IsDBNull(6) ? null : JsonSerializer.Deserialize(row.GetString(6), IndexJson.Default.CorsConfiguration));
}
