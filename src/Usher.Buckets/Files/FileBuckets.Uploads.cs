using System.Security.Cryptography;
using Usher.Buckets.Errors;
using Usher.Buckets.Files.Index;
using Usher.Buckets.Naming;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;

namespace Usher.Buckets.Files;

public sealed partial class FileBuckets
{
    public async Task<Upload> CreateUploadAsync(ObjectAddress address, NewUpload facts, CancellationToken cancellationToken)
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

    public async Task<Part> UploadPartAsync(UploadAddress address, int number, ContentSource content, CancellationToken cancellationToken)
    {
        var upload = await FindUploadAsync(address, cancellationToken).ConfigureAwait(false);
        PartRules.CheckNumber(number);
        PartRules.CheckAlgorithm(upload, content.Algorithm);
        return await StorePartAsync(address, upload, number, content, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Part> UploadPartCopyAsync(CopySource source, ByteRange? range, UploadAddress target, int number, CancellationToken cancellationToken)
    {
        var upload = await FindUploadAsync(target, cancellationToken).ConfigureAwait(false);
        PartRules.CheckNumber(number);
        await using var content = await OpenSourceAsync(source, info => PartRules.CutSource(info, range), cancellationToken).ConfigureAwait(false);
        return await StorePartAsync(target, upload, number, new(content.Stream, content.Slice.Length), cancellationToken).ConfigureAwait(false);
    }

    public async Task<PartListing> ListPartsAsync(UploadAddress address, int after, int limit, CancellationToken cancellationToken)
    {
        var upload = await FindUploadAsync(address, cancellationToken).ConfigureAwait(false);
        var parts = await _index.ReadPartsAsync(upload.UploadId, after, limit + 1, cancellationToken).ConfigureAwait(false);
        return new(upload, [.. parts.Take(limit).Select(stored => stored.Part)], parts.Count > limit);
    }

    public async Task<Listing<Upload>> ListUploadsAsync(string bucket, UploadQuery query, CancellationToken cancellationToken)
    {
        Find(bucket);
        return await _index.ListUploadsAsync(bucket, query, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ObjectInfo> CompleteUploadAsync(UploadAddress address, Completion completion, CancellationToken cancellationToken)
    {
        var bucket = address.Object.Bucket;
        Find(bucket);
        if (await _index.FindUploadAsync(address, cancellationToken).ConfigureAwait(false) is not { } upload)
            return await CompletedBeforeAsync(address, cancellationToken).ConfigureAwait(false);

        var known = (await _index.ReadPartsAsync(upload.UploadId, after: 0, PartRules.MaxParts, cancellationToken).ConfigureAwait(false)).ToDictionary(stored => stored.Part.Number);
        var parts = Assembly.Choose(upload, completion, number => known.GetValueOrDefault(number)?.Part);
        var info = Assembly.Describe(upload, completion, parts, Now());
        var files = parts.Select(part => known[part.Number].File).OfType<ContentFile>();
        var released = await _index.CompleteUploadAsync(address, new(info, [.. files], upload.UploadId), completion.Condition).ConfigureAwait(false);
        _files.Delete(bucket, released);
        return info;
    }

    public async Task AbortUploadAsync(UploadAddress address, CancellationToken cancellationToken)
    {
        Find(address.Object.Bucket);
        _files.Delete(address.Object.Bucket, await _index.RemoveUploadAsync(address).ConfigureAwait(false));
    }

    private async Task<Part> StorePartAsync(UploadAddress address, Upload upload, int number, ContentSource content, CancellationToken cancellationToken)
    {
        var bucket = address.Object.Bucket;
        var written = await _writer.WriteAsync(bucket, content, upload.Algorithm, cancellationToken).ConfigureAwait(false);
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

    // A client that lost the answer repeats the request and gets the same answer.
    private async ValueTask<ObjectInfo> CompletedBeforeAsync(UploadAddress address, CancellationToken cancellationToken) =>
        await _index.FindObjectAsync(address.Object, cancellationToken).ConfigureAwait(false) is { } stored && stored.UploadId == address.UploadId ? stored.Info : throw S3Errors.NoSuchUpload(address.UploadId);

    private async ValueTask<Upload> FindUploadAsync(UploadAddress address, CancellationToken cancellationToken)
    {
        Find(address.Object.Bucket);
        return await _index.FindUploadAsync(address, cancellationToken).ConfigureAwait(false) ?? throw S3Errors.NoSuchUpload(address.UploadId);
    }
}
