using System.Globalization;
using System.Security.Cryptography;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Uploads;

/// <summary>Makes one object of parts: which of them, with which ETag and which checksum. The contents are not touched.</summary>
internal static class Assembly
{
    /// <summary>The parts that the writer names, in order.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall, InvalidRequest.</exception>
    public static IReadOnlyList<Part> Choose(Upload upload, Completion completion, Func<int, Part?> find)
    {
        var named = completion.Parts;
        if (named.Count == 0)
            throw S3Errors.MalformedXml("at least one part must be named.");
        for (var i = 1; i < named.Count; i++)
        {
            if (named[i].Number <= named[i - 1].Number)
                throw S3Errors.InvalidPartOrder(upload.UploadId);
        }

        var parts = named.Select(one => Check(upload, one, find(one.Number))).ToArray();
        foreach (var part in parts.AsSpan(..^1))
        {
            if (part.Size < PartRules.MinBytes)
                throw S3Errors.EntityTooSmall(part.Number, part.Size, PartRules.MinBytes);
        }

        return parts;
    }

    /// <summary>The object that the parts make.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">BadDigest, InvalidRequest: size or checksum are not what the writer said.</exception>
    public static ObjectInfo Describe(Upload upload, Completion completion, IReadOnlyList<Part> parts, DateTimeOffset now)
    {
        var size = parts.Sum(part => part.Size);
        if (completion.Size is { } said && said != size)
            throw S3Errors.InvalidRequest($"The provided 'x-amz-mp-object-size' header value {said} does not match what was computed: {size}");

        var checksum = ChecksumOf(upload, parts);
        if (completion.Checksum is { } expected && (expected.Algorithm != checksum.Algorithm || Bare(expected.Value) != Bare(checksum.Value)))
            throw S3Errors.BadChecksum(ChecksumRules.NameOf(expected.Algorithm), expected.Value, $"{checksum.Value} ({ChecksumRules.NameOf(checksum.Algorithm)})");

        return new()
        {
            Key = upload.Key,
            Size = size,
            ETag = ETagOf(parts),
            LastModified = now,
            Properties = upload.Facts.Properties,
            Tags = upload.Facts.Tags,
            Checksum = checksum,
            ChecksumType = upload.Facts.ChecksumType,
            Parts = [.. parts.Select(part => new ObjectPart(part.Number, part.Size, part.Checksum))],
        };
    }

    private static Part Check(Upload upload, CompletedPart named, Part? part)
    {
        if (part is null || !ETags.Match(named.ETag, part.ETag) || Differs(upload, named.Checksum, part.Checksum))
            throw S3Errors.InvalidPart(upload.UploadId, named.Number);
        if (named.Checksum is null && upload.Facts is { Algorithm: { } algorithm, ChecksumType: ChecksumType.Composite })
            throw S3Errors.InvalidRequest(
                $"The upload was created using a {ChecksumRules.NameOf(algorithm).ToLowerInvariant()} checksum. The complete request must include the checksum for each part. It was missing for part {named.Number} in the request.");

        return part;
    }

    // Where the upload announced no algorithm, parts may have come with any; only the kept one can be compared.
    private static bool Differs(Upload upload, Checksum? named, Checksum? kept) =>
        named is not null && named != kept && (upload.Facts.Algorithm is not null || named.Algorithm == kept?.Algorithm);

    private static string ETagOf(IReadOnlyList<Part> parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var part in parts)
            md5.AppendData(Convert.FromHexString(part.ETag));
        return $"{Convert.ToHexStringLower(md5.GetHashAndReset())}-{parts.Count.ToString(CultureInfo.InvariantCulture)}";
    }

    private static Checksum ChecksumOf(Upload upload, IReadOnlyList<Part> parts) => upload.Facts.ChecksumType is ChecksumType.Composite
        ? new(upload.Algorithm, $"{Composite(upload.Algorithm, parts)}-{parts.Count.ToString(CultureInfo.InvariantCulture)}")
        : new(upload.Algorithm, FullObject(upload.Algorithm, parts));

    private static string Composite(ChecksumAlgorithm algorithm, IReadOnlyList<Part> parts)
    {
        using var hash = new ChecksumHash(algorithm);
        foreach (var part in parts)
            hash.Append(Convert.FromBase64String(part.Checksum!.Value));
        return Convert.ToBase64String(hash.Finish());
    }

    private static string FullObject(ChecksumAlgorithm algorithm, IReadOnlyList<Part> parts)
    {
        var whole = Convert.FromBase64String(parts[0].Checksum!.Value);
        foreach (var part in parts.Skip(1))
            whole = CrcCombination.Combine(algorithm, whole, Convert.FromBase64String(part.Checksum!.Value), part.Size);
        return Convert.ToBase64String(whole);
    }

    private static string Bare(string checksum) => checksum.Split('-')[0];
}
