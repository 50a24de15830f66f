using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Files;

public sealed partial class FileBuckets
{
    // Content can be deleted between being looked up and being opened; the next look-up finds what replaced it. So many times in a row is a fault.
    private const int Looks = 10;

    public async Task<ObjectInfo> PutObjectAsync(ObjectAddress address, NewObject facts, ContentSource content, CancellationToken cancellationToken)
    {
        await CheckTargetAsync(address, facts.Condition, cancellationToken).ConfigureAwait(false);
        var written = await _writer.WriteAsync(address.Bucket, content, content.Algorithm ?? ChecksumAlgorithm.Crc64Nvme, cancellationToken).ConfigureAwait(false);
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

    public async Task<ObjectInfo> HeadObjectAsync(ObjectAddress address, ReadConditions conditions, CancellationToken cancellationToken)
    {
        var info = (await FindObjectAsync(address, cancellationToken).ConfigureAwait(false)).Info;
        conditions.Check(info);
        return info;
    }

    public async Task<ObjectContent> GetObjectAsync(ObjectAddress address, ReadRequest request, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var stored = await FindObjectAsync(address, cancellationToken).ConfigureAwait(false);
            request.Conditions.Check(stored.Info);
            if (Open(address, stored, request.Cut(stored.Info), look) is { } content)
                return content;
        }
    }

    public async Task<ObjectInfo> CopyObjectAsync(CopySource source, ObjectAddress target, NewCopy facts, CancellationToken cancellationToken)
    {
        await CheckTargetAsync(target, facts.Condition, cancellationToken).ConfigureAwait(false);
        var found = await FindSourceAsync(source, cancellationToken).ConfigureAwait(false);
        if (found.Info.Size > ContentWriter.MaxBytes)
            throw S3Errors.InvalidRequest($"The specified copy source is larger than the maximum allowable size for a copy source: {ContentWriter.MaxBytes}. Copy it in parts (UploadPartCopy).");

        var (of, files, etag, checksum) = CanShare(found.Info, facts.Checksum)
            ? await ShareContentAsync(source, target.Bucket, cancellationToken).ConfigureAwait(false)
            : await RewriteAsync(source, target.Bucket, facts.Checksum, cancellationToken).ConfigureAwait(false);
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

    public async Task DeleteObjectAsync(ObjectAddress address, WriteCondition condition, CancellationToken cancellationToken)
    {
        Find(address.Bucket);
        _files.Delete(address.Bucket, await _index.RemoveObjectsAsync(address.Bucket, [address.Key], condition).ConfigureAwait(false));
    }

    public async Task DeleteObjectsAsync(string bucket, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        Find(bucket);
        _files.Delete(bucket, await _index.RemoveObjectsAsync(bucket, keys, default).ConfigureAwait(false));
    }

    public async Task<Listing<ListedObject>> ListObjectsAsync(string bucket, ListQuery query, CancellationToken cancellationToken)
    {
        Find(bucket);
        return await _index.ListObjectsAsync(bucket, query, cancellationToken).ConfigureAwait(false);
    }

    public async Task PutObjectTagsAsync(ObjectAddress address, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        Find(address.Bucket);
        await _index.SetObjectTagsAsync(address, tags).ConfigureAwait(false);
    }

    // A copy's ETag is the MD5 of its content, as if it had been put. Where that and the checksum are known, the content need not be read.
    private static bool CanShare(ObjectInfo source, ChecksumAlgorithm? wanted) =>
        source.Parts.Count == 0 && source.Checksum is { } checksum && (wanted is null || wanted == checksum.Algorithm);

    private async Task<CopiedContent> ShareContentAsync(CopySource source, string bucket, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var found = await FindSourceAsync(source, cancellationToken).ConfigureAwait(false);
            // Replaced meanwhile by an object in parts: that write came first.
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

    private async Task<CopiedContent> RewriteAsync(CopySource source, string bucket, ChecksumAlgorithm? wanted, CancellationToken cancellationToken)
    {
        await using var content = await OpenSourceAsync(source, info => new(0, info.Size, IsWhole: true), cancellationToken).ConfigureAwait(false);
        var algorithm = wanted ?? content.Info.Checksum?.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        var written = await _writer.WriteAsync(bucket, new(content.Stream, content.Info.Size), algorithm, cancellationToken).ConfigureAwait(false);
        return new(content.Info, written.Files, written.ETag, written.Checksum);
    }

    private async Task<ObjectContent> OpenSourceAsync(CopySource source, Func<ObjectInfo, Slice> cut, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var stored = await FindSourceAsync(source, cancellationToken).ConfigureAwait(false);
            if (Open(source.Address, stored, cut(stored.Info), look) is { } content)
                return content;
        }
    }

    // Null where the content has been deleted since it was looked up.
    private ObjectContent? Open(ObjectAddress address, StoredObject stored, Slice slice, int look)
    {
        try
        {
            return new(stored.Info, slice, new ContentReader(_files, address.Bucket, stored.Files, slice));
        }
        catch (FileNotFoundException) when (look < Looks)
        {
            return null;
        }
    }

    private async ValueTask<StoredObject> FindSourceAsync(CopySource source, CancellationToken cancellationToken)
    {
        var found = await FindObjectAsync(source.Address, cancellationToken).ConfigureAwait(false);
        source.Conditions.CheckForCopy(found.Info);
        return found;
    }

    private async ValueTask<StoredObject> FindObjectAsync(ObjectAddress address, CancellationToken cancellationToken)
    {
        Find(address.Bucket);
        return await _index.FindObjectAsync(address, cancellationToken).ConfigureAwait(false) ?? throw S3Errors.NoSuchKey(address.Key);
    }

    // Checked again when the object is committed; here it saves a writer from sending the bytes in vain.
    private async ValueTask CheckTargetAsync(ObjectAddress address, WriteCondition condition, CancellationToken cancellationToken)
    {
        Find(address.Bucket);
        ObjectKeys.Check(address.Key);
        if (condition != default)
            condition.Check(address.Key, (await _index.FindObjectAsync(address, cancellationToken).ConfigureAwait(false))?.Info.ETag);
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
