using System.Security.Cryptography;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;

namespace Usher.Buckets.Files;

public sealed partial class FileBuckets
{
    public async Task<Upload> CreateUploadAsync(ObjectAddress address, NewUpload facts, CancellationToken stop)
    {
        Find(address.Bucket);
        ObjectKeys.Check(address.Key);
        var upload = new Upload
        {
            // Uploads of one key are listed in the order of their ids, which is to be the order they began in.
            UploadId = $"{_time.GetUtcNow().ToUnixTimeMilliseconds():x12}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(18))}",
            Key = address.Key,
            Initiated = Now(),
            Facts = facts,
        };
        await _index.AddUploadAsync(address.Bucket, upload).ConfigureAwait(false);
        return upload;
    }

    public async Task<Part> UploadPartAsync(UploadAddress address, int number, ContentSource content, CancellationToken stop)
    {
        var upload = FindUpload(address);
        PartRules.CheckNumber(number);
        PartRules.CheckAlgorithm(upload, content.Algorithm);
        return await StorePartAsync(address, upload, number, content, stop).ConfigureAwait(false);
    }

    public async Task<Part> UploadPartCopyAsync(CopySource source, ByteRange? range, UploadAddress target, int number, CancellationToken stop)
    {
        var upload = FindUpload(target);
        PartRules.CheckNumber(number);
        await using var content = OpenSource(source, info => PartRules.CutSource(info, range));
        return await StorePartAsync(target, upload, number, new(content.Stream, content.Slice.Length), stop).ConfigureAwait(false);
    }

    public Task<PartListing> ListPartsAsync(UploadAddress address, int after, int limit, CancellationToken stop)
    {
        var upload = FindUpload(address);
        var parts = _index.ReadParts(upload.UploadId, after, limit + 1);
        return Task.FromResult(new PartListing(upload, [.. parts.Take(limit).Select(stored => stored.Part)], parts.Count > limit));
    }

    public Task<Listing<Upload>> ListUploadsAsync(string bucket, UploadQuery query, CancellationToken stop)
    {
        Find(bucket);
        return Task.FromResult(_index.ListUploads(bucket, query));
    }

    public async Task<ObjectInfo> CompleteUploadAsync(UploadAddress address, Completion completion, CancellationToken stop)
    {
        var bucket = address.Object.Bucket;
        Find(bucket);
        if (_index.FindUpload(address) is not { } upload)
            return CompletedBefore(address);

        var known = _index.ReadParts(upload.UploadId, after: 0, PartRules.MaxParts).ToDictionary(stored => stored.Part.Number);
        var parts = Assembly.Choose(upload, completion, number => known.GetValueOrDefault(number)?.Part);
        var info = Assembly.Describe(upload, completion, parts, Now());
        var files = parts.Select(part => known[part.Number].File).OfType<ContentFile>();
        var released = await _index.CompleteUploadAsync(address, new(info, [.. files], upload.UploadId), completion.Condition).ConfigureAwait(false);
        _files.Delete(bucket, released);
        return info;
    }

    public async Task AbortUploadAsync(UploadAddress address, CancellationToken stop)
    {
        Find(address.Object.Bucket);
        _files.Delete(address.Object.Bucket, await _index.RemoveUploadAsync(address).ConfigureAwait(false));
    }

    private async Task<Part> StorePartAsync(UploadAddress address, Upload upload, int number, ContentSource content, CancellationToken stop)
    {
        var bucket = address.Object.Bucket;
        var written = await _writer.WriteAsync(bucket, content, upload.Algorithm, stop).ConfigureAwait(false);
        var part = new Part(number, written.Size, written.ETag, Now(), written.Checksum);
        try
        {
            _files.Delete(bucket, await _index.PutPartAsync(address, new(part, written.File)).ConfigureAwait(false));
        }
        catch (Exception)
        {
            _files.Delete(bucket, written.Files);
            throw;
        }

        return part;
    }

    // A client whose answer got lost asks again, and may hear again what it made.
    private ObjectInfo CompletedBefore(UploadAddress address) =>
        _index.FindObject(address.Object) is { } stored && stored.UploadId == address.UploadId ? stored.Info : throw S3Errors.NoSuchUpload(address.UploadId);

    private Upload FindUpload(UploadAddress address)
    {
        Find(address.Object.Bucket);
        return _index.FindUpload(address) ?? throw S3Errors.NoSuchUpload(address.UploadId);
    }
}
