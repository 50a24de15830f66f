using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Uploads;

/// <summary>What may be a part.</summary>
/// <remarks>S3 User Guide, "Amazon S3 multipart upload limits".</remarks>
public static class PartRules
{
    /// <summary>The most parts of an upload.</summary>
    public const int MaxParts = 10_000;

    /// <summary>The least size of all parts but the last, 5 MiB.</summary>
    public const long MinBytes = 5L << 20;

    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidArgument.</exception>
    public static void CheckNumber(int number)
    {
        if (number is < 1 or > MaxParts)
            throw S3Errors.InvalidArgument("partNumber", $"{number}", $"Part number must be an integer between 1 and {MaxParts}, inclusive; {number} came.");
    }

    /// <summary>Checks a part's checksum for being of the kind the upload was begun with.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidRequest.</exception>
    public static void CheckAlgorithm(Upload upload, ChecksumAlgorithm? came)
    {
        if (upload.Facts.Algorithm is { } announced && came is { } other && announced != other)
            throw S3Errors.InvalidRequest(
                $"Checksum Type mismatch occurred, expected checksum Type: {ChecksumRules.NameOf(announced).ToLowerInvariant()}, actual checksum Type: {ChecksumRules.NameOf(other).ToLowerInvariant()}");
    }

    /// <summary>The piece of an object that is to be a part. Unlike a reader's range it must lie in the object.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidArgument, EntityTooLarge.</exception>
    public static Slice CutSource(ObjectInfo source, ByteRange? range)
    {
        const long max = 5L << 30;
        if (range is null)
            return source.Size <= max ? new(0, source.Size, IsWhole: true) : throw S3Errors.EntityTooLarge(source.Size, max);
        if (range is not { First: { } first, Last: { } last } || last >= source.Size)
            throw S3Errors.InvalidArgument(
                "x-amz-copy-source-range", $"{range}", $"Range specified is not valid for source object of size: {source.Size}. It has the form bytes=first-last, counted from 0.");
        if (last - first >= max)
            throw S3Errors.EntityTooLarge(last - first + 1, max);

        return new(first, last - first + 1, IsWhole: false);
    }
}
