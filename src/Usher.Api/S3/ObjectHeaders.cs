using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;
using Usher.Wire.Errors;

namespace Usher.Api.S3;

/// <summary>What headers say of an object, on its way in and on its way out.</summary>
internal static class ObjectHeaders
{
    private const string Metadata = "x-amz-meta-";
    private const int MaxMetadataBytes = 2048;

    // A reader of one signed request may ask for other headers than were stored.
    private static readonly (string Query, string Header)[] Overrides =
    [
        ("response-content-type", "Content-Type"),
        ("response-content-language", "Content-Language"),
        ("response-expires", "Expires"),
        ("response-cache-control", "Cache-Control"),
        ("response-content-disposition", "Content-Disposition"),
        ("response-content-encoding", "Content-Encoding"),
    ];

    // Those of general purpose buckets. All are kept alike here, and told as they came.
    private static readonly string[] StorageClasses = ["REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "GLACIER_IR", "DEEP_ARCHIVE"];

    /// <exception cref="AwsException">MetadataTooLarge, InvalidStorageClass, and what <see cref="RefuseUnbuilt"/> says.</exception>
    public static ObjectProperties Read(S3Request request)
    {
        RefuseUnbuilt(request);
        return new()
        {
            ContentType = request.Header("Content-Type"),
            CacheControl = request.Header("Cache-Control"),
            ContentDisposition = request.Header("Content-Disposition"),
            ContentEncoding = WithoutFraming(request.Header("Content-Encoding")),
            ContentLanguage = request.Header("Content-Language"),
            Expires = request.Header("Expires"),
            WebsiteRedirectLocation = request.Header("x-amz-website-redirect-location"),
            StorageClass = StorageClass(request),
            Metadata = ReadMetadata(request.Http.Request.Headers),
        };
    }

    /// <summary>The storage class that is asked for; null for the usual one.</summary>
    /// <exception cref="AwsException">InvalidStorageClass.</exception>
    public static string? StorageClass(S3Request request) => request.Header("x-amz-storage-class") switch
    {
        null or "STANDARD" => null,
        var name when StorageClasses.Contains(name) => name,
        var name => throw new AwsException("InvalidStorageClass", $"The storage class you specified is not valid: '{name}'. STANDARD, {string.Join(", ", StorageClasses)} are allowed."),
    };

    /// <summary>The condition of a write.</summary>
    /// <exception cref="AwsException">NotImplemented: If-None-Match names ETags, which S3 does not take either.</exception>
    public static WriteCondition Condition(S3Request request)
    {
        var absent = request.Header("If-None-Match");
        if (absent is not null and not "*")
            throw Unbuilt("If-None-Match", "of a write it can only be *");

        return new(request.Header("If-Match"), absent is not null);
    }

    public static void Write(S3Request request, ObjectInfo info)
    {
        var (answer, properties) = (request.Answer, info.Properties);
        answer.ETag = $"\"{info.ETag}\"";
        answer.LastModified = info.LastModified.ToString("R", CultureInfo.InvariantCulture);
        answer.AcceptRanges = "bytes";
        answer.ContentType = properties.ContentType ?? "binary/octet-stream";
        Set(answer, "Cache-Control", properties.CacheControl);
        Set(answer, "Content-Disposition", properties.ContentDisposition);
        Set(answer, "Content-Encoding", properties.ContentEncoding);
        Set(answer, "Content-Language", properties.ContentLanguage);
        Set(answer, "Expires", properties.Expires);
        Set(answer, "x-amz-website-redirect-location", properties.WebsiteRedirectLocation);
        Set(answer, "x-amz-storage-class", properties.StorageClass);
        if (info.Tags.Count > 0)
            answer["x-amz-tagging-count"] = info.Tags.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in properties.Metadata)
            answer[Metadata + name] = value;
        WriteOverrides(request);
    }

    /// <summary>Refuses what would be a lie to take: content is not encrypted here, and objects are neither locked nor given to others.</summary>
    /// <exception cref="AwsException">NotImplemented, AccessControlListNotSupported.</exception>
    public static void RefuseUnbuilt(S3Request request)
    {
        foreach (var name in request.Http.Request.Headers.Keys)
        {
            if (!name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
                continue;
            if (name.StartsWith("x-amz-server-side-encryption", StringComparison.OrdinalIgnoreCase) && request.Header(name) is not (null or "AES256"))
                throw Unbuilt(name, "this server does not encrypt with keys of yours");
            if (name.StartsWith("x-amz-object-lock", StringComparison.OrdinalIgnoreCase))
                throw Unbuilt(name, "this server does not lock objects");
            if (name.Equals("x-amz-write-offset-bytes", StringComparison.OrdinalIgnoreCase))
                throw Unbuilt(name, "objects cannot be appended to");
            if (name.StartsWith("x-amz-grant-", StringComparison.OrdinalIgnoreCase))
                throw NoAcls();
        }

        if (request.Header("x-amz-acl") is not (null or "private" or "bucket-owner-full-control"))
            throw NoAcls();
    }

    private static AwsException NoAcls() => new("AccessControlListNotSupported", "The bucket does not allow ACLs. Give access by a bucket policy.");

    private static AwsException Unbuilt(string header, string why) =>
        new("NotImplemented", $"A header you provided implies functionality that is not implemented: {header}; {why}.") { Details = new Dictionary<string, string> { ["Header"] = header } };

    private static Dictionary<string, string> ReadMetadata(IHeaderDictionary headers)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var bytes = 0;
        foreach (var (header, values) in headers)
        {
            if (!header.StartsWith(Metadata, StringComparison.OrdinalIgnoreCase))
                continue;

            var (name, value) = (header[Metadata.Length..].ToLowerInvariant(), string.Join(',', values.ToArray()));
            metadata[name] = value;
            bytes += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
        }

        return bytes <= MaxMetadataBytes
            ? metadata
            : throw new AwsException("MetadataTooLarge", $"Your metadata headers exceed the maximum allowed metadata size: {bytes} bytes of names and values; {MaxMetadataBytes} are allowed.");
    }

    // The framing of the request is not an encoding of the object.
    private static string? WithoutFraming(string? encoding)
    {
        var kept = string.Join(',', (encoding ?? "").Split(',', StringSplitOptions.TrimEntries).Where(one => !one.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase)));
        return kept.Length == 0 ? null : kept;
    }

    private static void WriteOverrides(S3Request request)
    {
        if (request.Http.Request.Query.Count == 0)
            return;

        foreach (var (query, header) in Overrides)
        {
            if (request.Query(query) is { Length: > 0 } value)
                request.Answer[header] = value.Any(char.IsControl) ? throw S3Errors.InvalidArgument(query, value, $"{query} holds a control character.") : value;
        }
    }

    private static void Set(IHeaderDictionary answer, string name, string? value)
    {
        if (value is not null)
            answer[name] = value;
    }
}
