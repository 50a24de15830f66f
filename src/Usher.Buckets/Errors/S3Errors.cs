using System.Globalization;
using Usher.Wire.Errors;

namespace Usher.Buckets.Errors;

/// <summary>S3's errors, by its names. Members of the XML such as BucketName travel as details.</summary>
/// <remarks>S3 API Reference, "Error responses".</remarks>
public static class S3Errors
{
    public static AwsException NoSuchBucket(string bucket) =>
        Error("NoSuchBucket", "The specified bucket does not exist", ("BucketName", bucket));

    public static AwsException BucketNotEmpty(string bucket) =>
        Error("BucketNotEmpty", "The bucket you tried to delete is not empty. Delete its objects first.", ("BucketName", bucket));

    public static AwsException BucketAlreadyOwnedByYou(string bucket) =>
        Error("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", ("BucketName", bucket));

    public static AwsException BucketAlreadyExists(string bucket) =>
        Error("BucketAlreadyExists", "The requested bucket name is not available. It belongs to another account; select a different name and try again.", ("BucketName", bucket));

    public static AwsException InvalidBucketName(string bucket, string why) =>
        Error("InvalidBucketName", $"The specified bucket is not valid: {why}", ("BucketName", bucket));

    public static AwsException NoSuchCorsConfiguration(string bucket) =>
        Error("NoSuchCORSConfiguration", "The CORS configuration does not exist", ("BucketName", bucket));

    public static AwsException NoSuchBucketPolicy(string bucket) =>
        Error("NoSuchBucketPolicy", "The bucket policy does not exist", ("BucketName", bucket));

    public static AwsException MalformedPolicy(string why) => Error("MalformedPolicy", why);

    public static AwsException NoSuchKey(string key) =>
        Error("NoSuchKey", "The specified key does not exist.", ("Key", key));

    public static AwsException KeyTooLong(int bytes, int max) =>
        Error("KeyTooLongError", $"Your key is too long: {Text(bytes)} bytes of UTF-8; at most {Text(max)} are allowed.", ("Size", Text(bytes)), ("MaxSizeAllowed", Text(max)));

    public static AwsException InvalidKey(string why) => Error("InvalidURI", $"Couldn't parse the specified URI: {why}");

    public static AwsException NoSuchUpload(string uploadId) =>
        Error(
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
            ("UploadId", uploadId));

    public static AwsException InvalidPart(string uploadId, int number) =>
        Error(
            "InvalidPart",
            $"One or more of the specified parts could not be found: part {Text(number)}. The part may not have been uploaded, or its entity tag or checksum may not match.",
            ("UploadId", uploadId),
            ("PartNumber", Text(number)));

    public static AwsException InvalidPartOrder(string uploadId) =>
        Error("InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.", ("UploadId", uploadId));

    public static AwsException EntityTooSmall(int number, long size, long min) =>
        Error(
            "EntityTooSmall",
            $"Your proposed upload is smaller than the minimum allowed size: part {Text(number)} has {Text(size)} bytes; all but the last part need {Text(min)}.",
            ("ProposedSize", Text(size)),
            ("MinSizeAllowed", Text(min)),
            ("PartNumber", Text(number)));

    public static AwsException EntityTooLarge(long size, long max) =>
        Error(
            "EntityTooLarge",
            $"Your proposed upload of {Text(size)} bytes exceeds the maximum allowed size of {Text(max)}. Upload it in parts.",
            ("ProposedSize", Text(size)),
            ("MaxSizeAllowed", Text(max)));

    public static AwsException IncompleteBody(long came, long announced) =>
        Error("IncompleteBody", $"You did not provide the number of bytes specified by the Content-Length HTTP header: {Text(announced)} were announced, {Text(came)} came.");

    public static AwsException BadDigest(string expected, string calculated) =>
        Error(
            "BadDigest",
            "The Content-MD5 you specified did not match what we received.",
            ("ExpectedDigest", expected),
            ("CalculatedDigest", calculated));

    public static AwsException BadChecksum(string algorithm, string expected, string calculated) =>
        Error("BadDigest", $"The {algorithm} you specified did not match the calculated checksum. You said {expected}; it is {calculated}.");

    public static AwsException InvalidDigest(string md5) =>
        Error("InvalidDigest", "The Content-MD5 you specified is not valid: it is the base64 of 16 bytes.", ("Content-MD5", md5));

    public static AwsException InvalidRequest(string message) => Error("InvalidRequest", message);

    public static AwsException InvalidArgument(string name, string? value, string message) =>
        Error("InvalidArgument", message, ("ArgumentName", name), ("ArgumentValue", value ?? ""));

    public static AwsException InvalidRange(string range, long size) =>
        Error(
            "InvalidRange",
            $"The requested range is not satisfiable: {range} of an object of {Text(size)} bytes.",
            ("RangeRequested", range),
            ("ActualObjectSize", Text(size)));

    public static AwsException InvalidPartNumber(int number, int parts) =>
        Error(
            "InvalidPartNumber",
            $"The requested partnumber is not satisfiable: {Text(number)}; the object has {Text(parts)}.",
            ("PartNumberRequested", Text(number)),
            ("ActualPartCount", Text(parts)));

    public static AwsException PreconditionFailed(string condition, string key) =>
        Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", ("Condition", condition), ("Key", key));

    /// <summary>A 304 is not an error in HTTP, but like one it has no content: ETag and time travel as details and become headers.</summary>
    public static AwsException NotModified(string eTag, DateTimeOffset lastModified) =>
        Error("NotModified", "The object is as you know it.", ("ETag", eTag), ("LastModified", lastModified.ToString("R", CultureInfo.InvariantCulture)));

    public static AwsException MalformedXml(string why) =>
        Error("MalformedXML", $"The XML you provided was not well-formed or did not validate against our published schema: {why}");

    public static AwsException NoRoom(string where) =>
        Error("ServiceUnavailable", $"There is no room left on the disk behind {where}. Nothing of this request was kept. Delete something, or tell the operator of this server.");

    private static AwsException Error(string code, string message, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var known = new Dictionary<string, string>(details.Length);
        foreach (var (name, value) in details)
            known[name] = value;
        return new(code, message) { Details = known };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
