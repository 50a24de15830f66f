using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>Checksums in headers and trailers.</summary>
/// <remarks>S3 User Guide, "Checking object integrity in Amazon S3".</remarks>
internal static class ChecksumHeaders
{
    private const string Start = "x-amz-checksum-";

    // What else begins like a checksum's header.
    private static readonly string[] Others = ["x-amz-checksum-algorithm", "x-amz-checksum-type", "x-amz-checksum-mode"];

    /// <summary>A body with what its headers say of it.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidRequest: two checksums, or one announced that does not come.</exception>
    public static ContentSource Read(S3Request request, Stream body, long? length)
    {
        var md5 = request.Header("Content-MD5");
        if (Announced(request) is not { } name)
            return new(body, length) { Md5 = md5 };

        var algorithm = AlgorithmOf(name);
        var header = request.Header(name);
        return new(body, length)
        {
            Md5 = md5,
            Algorithm = algorithm,
            Checksum = () => header ?? (request.Call.Trailers.TryGetValue(name, out var trailer)
                ? trailer
                : throw S3Errors.InvalidRequest($"The trailer {name} was announced and did not come.")),
        };
    }

    /// <summary>The header or trailer in which a checksum comes; null for none.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidRequest.</exception>
    public static string? Announced(S3Request request)
    {
        var headers = request.Http.Request.Headers.Keys.Where(IsChecksum);
        var trailers = (request.Header("x-amz-trailer") ?? "").Split(',', StringSplitOptions.TrimEntries).Where(IsChecksum);
        string[] names = [.. headers.Concat(trailers).Select(name => name.ToLowerInvariant())];
        if (names.Length > 1)
            throw S3Errors.InvalidRequest($"Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed: {string.Join(", ", names)}.");

        var wanted = request.Header("x-amz-sdk-checksum-algorithm");
        if (names is [] && wanted is not null)
            throw S3Errors.InvalidRequest("x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");
        if (names is [var name] && wanted is not null && AlgorithmOf(name) != ChecksumRules.Parse(wanted))
            throw S3Errors.InvalidRequest($"Value for x-amz-sdk-checksum-algorithm header is invalid: it is {wanted}, and {name} came.");

        return names.FirstOrDefault();
    }

    /// <summary>The checksum of a whole object that comes with CompleteMultipartUpload; null for none.</summary>
    public static Checksum? ReadWhole(S3Request request) =>
        Announced(request) is { } name ? new(AlgorithmOf(name), request.Header(name) ?? "") : null;

    public static void Write(S3Request request, Checksum? checksum, ChecksumType? type)
    {
        if (checksum is null)
            return;

        request.Answer[Start + ChecksumRules.NameOf(checksum.Algorithm).ToLowerInvariant()] = checksum.Value;
        if (type is { } known)
            request.Answer["x-amz-checksum-type"] = ChecksumRules.NameOf(known);
    }

    public static S3Checksum? ToXml(Checksum? checksum) => checksum is null ? null : new(ChecksumRules.NameOf(checksum.Algorithm), checksum.Value);

    /// <summary>The checksum that a copy or an upload is to have; null if nothing was asked for.</summary>
    public static ChecksumAlgorithm? Wanted(S3Request request) => request.Header("x-amz-checksum-algorithm") is { } name ? ChecksumRules.Parse(name) : null;

    private static ChecksumAlgorithm AlgorithmOf(string header) => ChecksumRules.Parse(header[Start.Length..].ToUpperInvariant());

    private static bool IsChecksum(string name) =>
        name.StartsWith(Start, StringComparison.OrdinalIgnoreCase) && !Others.Contains(name, StringComparer.OrdinalIgnoreCase);
}
