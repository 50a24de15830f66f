using System.Globalization;
using Microsoft.AspNetCore.Http;
using Usher.Buckets;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Objects on their way out.</summary>
internal sealed class ReadOperations(IBuckets buckets)
{
    private static readonly string[] Attributes = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html</remarks>
    public async Task GetAsync(S3Request request, CancellationToken cancellationToken)
    {
        await using var content = await buckets.GetObjectAsync(request.Address, ReadHeaders.Read(request), cancellationToken);
        WriteHead(request, content.Info, content.Slice);
        await Answers.SendAsync(request.Http.Response, content, cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html</remarks>
    public async Task HeadAsync(S3Request request, CancellationToken cancellationToken)
    {
        var read = ReadHeaders.Read(request);
        var info = await buckets.HeadObjectAsync(request.Address, read.Conditions, cancellationToken);
        WriteHead(request, info, read.Cut(info));
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html</remarks>
    public async Task GetAttributesAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.Scope.AuthorizeObject("s3:GetObjectAttributes", request.Key, request.Context);
        ReadHeaders.CheckVersion(request.Query("versionId"));
        var wanted = Wanted(request);
        var info = await buckets.HeadObjectAsync(request.Address, default, cancellationToken);
        request.Answer.LastModified = info.LastModified.ToString("R", CultureInfo.InvariantCulture);
        var result = new GetObjectAttributesResult
        {
            ETag = wanted.Contains("ETag") ? info.ETag : null,
            Checksum = wanted.Contains("Checksum") ? ChecksumHeaders.ToXml(info.Checksum) : null,
            ChecksumType = ChecksumRules.NameOf(info.ChecksumType),
            Parts = wanted.Contains("ObjectParts") && info.Parts.Count > 0 ? Parts(request, info) : null,
            StorageClass = wanted.Contains("StorageClass") ? info.Properties.StorageClass ?? "STANDARD" : null,
            Size = wanted.Contains("ObjectSize") ? info.Size : null,
        };
        await Answers.WriteXmlAsync(request, result.ToXml(), cancellationToken);
    }

    private static void WriteHead(S3Request request, ObjectInfo info, Slice slice)
    {
        ObjectHeaders.Write(request, info);
        request.Http.Response.ContentLength = slice.Length;
        if (slice.IsWhole && string.Equals(request.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase))
            ChecksumHeaders.Write(request, info.Checksum, info.ChecksumType);
        if (slice.IsWhole)
            return;

        request.Http.Response.StatusCode = StatusCodes.Status206PartialContent;
        if (slice.Length > 0)
            request.Answer.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {slice.Offset}-{slice.Offset + slice.Length - 1}/{info.Size}");
        if (info.Parts.Count > 0 && request.Query("partNumber") is not null)
            request.Answer["x-amz-mp-parts-count"] = info.Parts.Count.ToString(CultureInfo.InvariantCulture);
    }

    private static HashSet<string> Wanted(S3Request request)
    {
        var names = (request.Header("x-amz-object-attributes") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            throw S3Errors.InvalidArgument("x-amz-object-attributes", null, "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty");
        if (names.FirstOrDefault(name => !Attributes.Contains(name)) is { } unknown)
            throw S3Errors.InvalidArgument("x-amz-object-attributes", unknown, $"Invalid attribute name specified. Allowed are {string.Join(", ", Attributes)}.");

        return [.. names];
    }

    // S3 tells single parts only where each has a checksum of its own that the object's is made of.
    private static AttributedParts Parts(S3Request request, ObjectInfo info)
    {
        var marker = (int)(Bodies.Size(request, "x-amz-part-number-marker") ?? 0);
        var max = (int)Math.Min(Bodies.Size(request, "x-amz-max-parts") ?? 1000, 1000);
        if (info.ChecksumType is not ChecksumType.Composite)
            return new(info.Parts.Count, marker, 0, max, false, null);

        var following = info.Parts.Where(part => part.Number > marker).ToArray();
        var page = following.Take(max).Select(part => new AttributedPart(part.Number, part.Size, ChecksumHeaders.ToXml(part.Checksum))).ToArray();
        return new(info.Parts.Count, marker, page.Length == 0 ? marker : page[^1].Number, max, page.Length < following.Length, page);
    }
}
