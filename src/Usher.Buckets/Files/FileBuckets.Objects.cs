using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Files;

public sealed partial class FileBuckets
{
    // A content can be deleted between being looked up and being opened; the next look finds the one that took its place. More often in a row is no accident.
    private const int Looks = 10;

    public async Task<ObjectInfo> PutObjectAsync(ObjectAddress address, NewObject facts, ContentSource content, CancellationToken stop)
    {
        CheckTarget(address, facts.Condition);
        var written = await _writer.WriteAsync(address.Bucket, content, content.Algorithm ?? ChecksumAlgorithm.Crc64Nvme, stop).ConfigureAwait(false);
        var info = new ObjectInfo
        {
            Key = address.Key,
            Size = written.Size,
            ETag = written.ETag,
            LastModified = Now(),
            Properties = facts.Properties,
            Tags = facts.Tags,
            Checksum = written.Checksum,
        };
        await CommitAsync(address.Bucket, new(info, written.Files), facts.Condition).ConfigureAwait(false);
        return info;
    }

    public Task<ObjectInfo> HeadObjectAsync(ObjectAddress address, ReadConditions conditions, CancellationToken stop)
    {
        var info = FindObject(address).Info;
        conditions.Check(info);
        return Task.FromResult(info);
    }

    public Task<ObjectContent> GetObjectAsync(ObjectAddress address, ReadRequest request, CancellationToken stop) =>
        Task.FromResult(Open(address, stored =>
        {
            request.Conditions.Check(stored.Info);
            return request.Cut(stored.Info);
        }));

    public async Task<ObjectInfo> CopyObjectAsync(CopySource source, ObjectAddress target, NewCopy facts, CancellationToken stop)
    {
        CheckTarget(target, facts.Condition);
        var found = FindSource(source);
        if (found.Info.Size > ContentWriter.MaxBytes)
            throw S3Errors.InvalidRequest($"The specified copy source is larger than the maximum allowable size for a copy source: {ContentWriter.MaxBytes}. Copy it in parts (UploadPartCopy).");

        var (of, files, etag, checksum) = CanShare(found.Info, facts.Checksum)
            ? ShareContent(source, target.Bucket)
            : await RewriteAsync(source, target.Bucket, facts.Checksum, stop).ConfigureAwait(false);
        var info = new ObjectInfo
        {
            Key = target.Key,
            Size = of.Size,
            ETag = etag,
            LastModified = Now(),
            Properties = (facts.Properties ?? of.Properties) with { StorageClass = facts.StorageClass, WebsiteRedirectLocation = facts.WebsiteRedirectLocation },
            Tags = facts.Tags ?? of.Tags,
            Checksum = checksum,
        };
        await CommitAsync(target.Bucket, new(info, files), facts.Condition).ConfigureAwait(false);
        return info;
    }

    public async Task DeleteObjectAsync(ObjectAddress address, WriteCondition condition, CancellationToken stop)
    {
        Find(address.Bucket);
        _files.Delete(address.Bucket, await _index.RemoveObjectsAsync(address.Bucket, [address.Key], condition).ConfigureAwait(false));
    }

    public async Task DeleteObjectsAsync(string bucket, IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        Find(bucket);
        _files.Delete(bucket, await _index.RemoveObjectsAsync(bucket, keys, default).ConfigureAwait(false));
    }

    public Task<Listing<ListedObject>> ListObjectsAsync(string bucket, ListQuery query, CancellationToken stop)
    {
        Find(bucket);
        return Task.FromResult(_index.ListObjects(bucket, query));
    }

    public async Task PutObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags, CancellationToken stop)
    {
        Find(address.Bucket);
        await _index.SetObjectTagsAsync(address, tags).ConfigureAwait(false);
    }

    // A copy's ETag is the MD5 of its content, as if it had been put. Where that and the checksum are known, the content need not be read.
    private static bool CanShare(ObjectInfo source, ChecksumAlgorithm? wanted) =>
        source.Parts.Count == 0 && source.Checksum is { } checksum && (wanted is null || wanted == checksum.Algorithm);

    private CopiedContent ShareContent(CopySource source, string bucket)
    {
        for (var look = 1; ; look++)
        {
            var found = FindSource(source);
            // Replaced meanwhile by an object in parts: the writer who did so came first.
            if (!CanShare(found.Info, found.Info.Checksum?.Algorithm))
                throw S3Errors.PreconditionFailed("x-amz-copy-source", source.Address.Key);
            try
            {
                return new(found.Info, [.. found.Files.Select(file => _files.Copy(source.Address.Bucket, file, bucket))], found.Info.ETag, found.Info.Checksum);
            }
            catch (FileNotFoundException) when (look < Looks)
            {
            }
        }
    }

    private async Task<CopiedContent> RewriteAsync(CopySource source, string bucket, ChecksumAlgorithm? wanted, CancellationToken stop)
    {
        await using var content = OpenSource(source, info => new(0, info.Size, IsWhole: true));
        var algorithm = wanted ?? content.Info.Checksum?.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        var written = await _writer.WriteAsync(bucket, new(content.Stream, content.Info.Size), algorithm, stop).ConfigureAwait(false);
        return new(content.Info, written.Files, written.ETag, written.Checksum);
    }

    private ObjectContent OpenSource(CopySource source, Func<ObjectInfo, Slice> cut) => Open(source.Address, stored =>
    {
        source.Conditions.CheckForCopy(stored.Info);
        return cut(stored.Info);
    });

    private ObjectContent Open(ObjectAddress address, Func<StoredObject, Slice> cut)
    {
        for (var look = 1; ; look++)
        {
            var stored = FindObject(address);
            var slice = cut(stored);
            try
            {
                return new(stored.Info, slice, new ContentReader(_files, address.Bucket, stored.Files, slice));
            }
            catch (FileNotFoundException) when (look < Looks)
            {
            }
        }
    }

    private StoredObject FindSource(CopySource source)
    {
        var found = FindObject(source.Address);
        source.Conditions.CheckForCopy(found.Info);
        return found;
    }

    private StoredObject FindObject(ObjectAddress address)
    {
        Find(address.Bucket);
        return _index.FindObject(address) ?? throw S3Errors.NoSuchKey(address.Key);
    }

    // Asked again when the object is committed; here it spares a writer the bytes.
    private void CheckTarget(ObjectAddress address, WriteCondition condition)
    {
        Find(address.Bucket);
        ObjectKeys.Check(address.Key);
        if (condition != default)
            condition.Check(address.Key, _index.FindObject(address)?.Info.ETag);
    }

    private async Task CommitAsync(string bucket, StoredObject stored, WriteCondition condition)
    {
        try
        {
            _files.Delete(bucket, await _index.PutObjectAsync(bucket, stored, condition).ConfigureAwait(false));
        }
        catch (Exception)
        {
            // The index knows nothing of it, so nobody will read it.
            _files.Delete(bucket, stored.Files);
            throw;
        }
    }

    private sealed record CopiedContent(ObjectInfo Of, IReadOnlyList<ContentFile> Files, string ETag, Checksum? Checksum);
}
