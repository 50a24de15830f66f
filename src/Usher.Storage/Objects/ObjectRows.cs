using System.Text.Json;
using Microsoft.Data.Sqlite;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Objects;

/// <summary>The rows of objects.</summary>
internal static class ObjectRows
{
    public static StoredObject? Find(Session session, string bucket, string key) => session.First(
        "SELECT size, etag, modified, checksum_algorithm, checksum_type, details FROM objects WHERE bucket = $1 AND key = $2",
        row => Read(key, row),
        bucket,
        ObjectKeys.ToBytes(key));

    /// <summary>Stores an object, and returns the files of the object that it replaces.</summary>
    public static IReadOnlyList<ContentFile> Put(Session session, string bucket, StoredObject stored, WriteCondition condition)
    {
        var before = Find(session, bucket, stored.Info.Key);
        condition.Check(stored.Info.Key, before?.Info.ETag);
        Write(session, bucket, stored);
        FileRows.Add(session, stored.Files);
        return before is null ? [] : FileRows.Release(session, before.Files.Except(stored.Files));
    }

    /// <summary>Deletes objects, and returns their files.</summary>
    public static IReadOnlyList<ContentFile> Remove(Session session, string bucket, IReadOnlyCollection<string> keys, WriteCondition condition)
    {
        var released = new List<ContentFile>();
        foreach (var key in keys)
        {
            var before = Find(session, bucket, key);
            condition.Check(key, before?.Info.ETag);
            if (before is null)
                continue;

            session.Execute("DELETE FROM objects WHERE bucket = $1 AND key = $2", bucket, ObjectKeys.ToBytes(key));
            released.AddRange(FileRows.Release(session, before.Files));
        }

        return released;
    }

    public static bool SetTags(Session session, ObjectAddress address, IReadOnlyDictionary<string, string> tags)
    {
        if (Find(session, address.Bucket, address.Key) is not { } stored)
            throw S3Errors.NoSuchKey(address.Key);

        Write(session, address.Bucket, stored with { Info = stored.Info with { Tags = tags } });
        return true;
    }

    public static Listing<ListedObject> List(Session session, string bucket, ListQuery query)
    {
        var cut = new ListCut(query.Prefix, query.Delimiter);
        var from = query.After.Length == 0 ? [] : KeyOrder.Next(ObjectKeys.ToBytes(query.After));
        return cut.List(from, query.After, query.Limit, listed => listed.Key, (start, end, limit) => session.Each(
            $"SELECT key, size, etag, modified, storage_class, checksum_algorithm, checksum_type FROM objects WHERE bucket = $1 AND key >= $2 AND ($3 IS NULL OR key < $3) ORDER BY key LIMIT $4",
            ReadListed,
            bucket,
            start,
            end,
            limit));
    }

    private static void Write(Session session, string bucket, StoredObject stored)
    {
        var info = stored.Info;
        var details = new ObjectDetails
        {
            Properties = info.Properties,
            Tags = info.Tags.Count == 0 ? null : info.Tags,
            Checksum = info.Checksum?.Value,
            Parts = info.Parts.Count == 0 ? null : info.Parts,
            Files = stored.Files,
            UploadId = stored.UploadId,
        };
        session.Execute(
            """
            INSERT OR REPLACE INTO objects (bucket, key, size, etag, modified, storage_class, checksum_algorithm, checksum_type, details)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            bucket,
            ObjectKeys.ToBytes(info.Key),
            info.Size,
            info.ETag,
            info.LastModified.ToUnixTimeSeconds(),
            info.Properties.StorageClass,
            (int?)info.Checksum?.Algorithm,
            (int)info.ChecksumType,
            JsonSerializer.Serialize(details, IndexJson.Default.ObjectDetails));
    }

    private static StoredObject Read(string key, SqliteDataReader row)
    {
        var details = JsonSerializer.Deserialize(row.GetString(5), IndexJson.Default.ObjectDetails)!;
        var info = new ObjectInfo
        {
            Key = key,
            Size = row.GetInt64(0),
            ETag = row.GetString(1),
            LastModified = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2)),
            Properties = details.Properties ?? ObjectProperties.None,
            Tags = details.Tags ?? new Dictionary<string, string>(),
            Checksum = row.IsDBNull(3) ? null : new((ChecksumAlgorithm)row.GetInt32(3), details.Checksum!),
            ChecksumType = (ChecksumType)row.GetInt32(4),
            Parts = details.Parts ?? [],
        };
        return new(info, details.Files ?? [], details.UploadId);
    }

    private static ListedObject ReadListed(SqliteDataReader row) => new(
        ObjectKeys.FromBytes(row.GetFieldValue<byte[]>(0)),
        row.GetInt64(1),
        row.GetString(2),
        DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3)),
        row.IsDBNull(4) ? "STANDARD" : row.GetString(4),
        row.IsDBNull(5) ? null : (ChecksumAlgorithm)row.GetInt32(5),
        (ChecksumType)row.GetInt32(6));
}
