using Microsoft.Net.Http.Headers;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;

namespace Usher.Api.S3;

/// <summary>What headers and query say about reading an object.</summary>
internal static class ReadHeaders
{
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidArgument, InvalidRequest: a range and a part.</exception>
    public static ReadRequest Read(S3Request request)
    {
        CheckVersion(request.Query("versionId"));
        var read = new ReadRequest
        {
            Range = ByteRange.Parse(request.Header("Range")),
            PartNumber = request.Number("partNumber", 1, PartRules.MaxParts),
            Conditions = Conditions(request, ""),
        };
        return read is { Range: not null, PartNumber: not null } ? throw S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter") : read;
    }

    /// <param name="request">The request.</param>
    /// <param name="prefix">Before each header's name: <c>x-amz-copy-source-</c>, or nothing.</param>
    public static ReadConditions Conditions(S3Request request, string prefix) => new(
        request.Header(prefix + "If-Match"),
        request.Header(prefix + "If-None-Match"),
        Time(request.Header(prefix + "If-Modified-Since")),
        Time(request.Header(prefix + "If-Unmodified-Since")));

    /// <summary>Buckets have no versions, which S3 calls the version <c>null</c>.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidArgument.</exception>
    public static void CheckVersion(string? version)
    {
        if (version is not (null or "" or "null"))
            throw S3Errors.InvalidArgument("versionId", version, "Invalid version id specified: the bucket has no versions.");
    }

    // What is no time is no condition (RFC 9110, 13.1.3).
    private static DateTimeOffset? Time(string? text) => HeaderUtilities.TryParseDate(text, out var time) ? time : null;
}
