using System.Text.Json;
using Microsoft.Data.Sqlite;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Objects;

/// <summary>The rows of uploads and their parts.</summary>
internal static class UploadRows
{
    public static void Add(Session session, string bucket, Upload upload) => session.Execute(
        "INSERT INTO uploads (bucket, key, id, initiated, facts) VALUES ($1, $2, $3, $4, $5)",
        bucket,
        ObjectKeys.ToBytes(upload.Key),
        upload.UploadId,
        upload.Initiated.ToUnixTimeSeconds(),
        JsonSerializer.Serialize(upload.Facts, IndexJson.Default.NewUpload));

    public static Upload? Find(Session session, UploadAddress address) => session.First(
        "SELECT key, id, initiated, facts FROM uploads WHERE bucket = $1 AND key = $2 AND id = $3",
        Read,
        address.Object.Bucket,
        ObjectKeys.ToBytes(address.Object.Key),
        address.UploadId);

    public static Listing<Upload> List(Session session, string bucket, UploadQuery query)
    {
        // Of the uploads with the marker's key, those after the marker's upload ID are listed.
        var isWithin = query.AfterUploadId.Length > 0 && query.AfterKey.Length > 0;
        var after = ObjectKeys.ToBytes(query.AfterKey);
        var from = query.AfterKey.Length == 0 || isWithin ? after : KeyOrder.Next(after);
        return new ListCut(query.Prefix, query.Delimiter).List(from, query.AfterKey, query.Limit, upload => upload.Key, (start, end, limit) => session.Each(
            """
            SELECT key, id, initiated, facts FROM uploads
            WHERE bucket = $1 AND key >= $2 AND ($3 IS NULL OR key < $3) AND NOT (key = $4 AND id <= $5) ORDER BY key, id LIMIT $6
            """,
            Read,
            bucket,
            start,
            end,
            after,
            isWithin ? query.AfterUploadId : "",
            limit));
    }

    public static IReadOnlyList<StoredPart> Parts(Session session, string uploadId, int after, int limit) => session.All(
        "SELECT number, size, etag, modified, checksum_algorithm, checksum, file FROM parts WHERE upload = $1 AND number > $2 ORDER BY number LIMIT $3",
        ReadPart,
        uploadId,
        after,
        limit);

    public static IReadOnlyList<ContentFile> PutPart(Session session, UploadAddress address, StoredPart stored)
    {
        Require(session, address);
        var before = Parts(session, address.UploadId, stored.Part.Number - 1, 1).Where(part => part.Part.Number == stored.Part.Number);
        var released = FileRows.Release(session, FilesOf(before));
        session.Execute(
            "INSERT OR REPLACE INTO parts (upload, number, size, etag, modified, checksum_algorithm, checksum, file) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            address.UploadId,
            stored.Part.Number,
            stored.Part.Size,
            stored.Part.ETag,
            stored.Part.LastModified.ToUnixTimeSeconds(),
            (int?)stored.Part.Checksum?.Algorithm,
            stored.Part.Checksum?.Value,
            stored.File?.Name);
        FileRows.Add(session, FilesOf([stored]));
        return released;
    }

    /// <summary>Completes an upload: the object gets the files of the chosen parts, and those of other parts are released.</summary>
    public static IReadOnlyList<ContentFile> Complete(Session session, UploadAddress address, StoredObject stored, WriteCondition condition)
    {
        Require(session, address);
        var files = FilesOf(Parts(session, address.UploadId, 0, PartRules.MaxParts)).ToHashSet();
        // A part was replaced after it was chosen, so the object would refer to a deleted file.
        if (stored.Files.FirstOrDefault(file => !files.Contains(file)) is { } gone)
            throw S3Errors.InvalidPart(address.UploadId, stored.Info.Parts.Where(part => part.Size > 0).ElementAt(stored.Files.ToList().IndexOf(gone)).Number);

        var released = ObjectRows.Put(session, address.Object.Bucket, stored, condition);
        Drop(session, address);
        return [.. released, .. FileRows.Release(session, files.Except(stored.Files))];
    }

    public static IReadOnlyList<ContentFile> Remove(Session session, UploadAddress address)
    {
        Require(session, address);
        var released = FileRows.Release(session, FilesOf(Parts(session, address.UploadId, 0, PartRules.MaxParts)));
        Drop(session, address);
        return released;
    }

    public static IReadOnlyList<ContentFile> RemoveAll(Session session, string bucket)
    {
        var released = new List<ContentFile>();
        foreach (var upload in session.All("SELECT key, id, initiated, facts FROM uploads WHERE bucket = $1", Read, bucket))
            released.AddRange(Remove(session, new(new(bucket, upload.Key), upload.UploadId)));
        return released;
    }

    private static void Require(Session session, UploadAddress address)
    {
        if (Find(session, address) is null)
            throw S3Errors.NoSuchUpload(address.UploadId);
    }

    private static void Drop(Session session, UploadAddress address)
    {
        session.Execute("DELETE FROM parts WHERE upload = $1", address.UploadId);
        session.Execute("DELETE FROM uploads WHERE id = $1", address.UploadId);
    }

    private static IEnumerable<ContentFile> FilesOf(IEnumerable<StoredPart> parts) => parts.Select(part => part.File).OfType<ContentFile>();

    private static Upload Read(SqliteDataReader row) => new()
    {
        Key = ObjectKeys.FromBytes(row.GetFieldValue<byte[]>(0)),
        UploadId = row.GetString(1),
        Initiated = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2)),
        Facts = JsonSerializer.Deserialize(row.GetString(3), IndexJson.Default.NewUpload)!,
    };

    private static StoredPart ReadPart(SqliteDataReader row)
    {
        var size = row.GetInt64(1);
        var checksum = row.IsDBNull(4) ? null : new Checksum((ChecksumAlgorithm)row.GetInt32(4), row.GetString(5));
        return new(
            new(row.GetInt32(0), size, row.GetString(2), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3)), checksum),
            row.IsDBNull(6) ? null : new(row.GetString(6), size));
    }
}
