using Usher.Buckets.Errors;

namespace Usher.Buckets.Checksums;

/// <summary>Which checksums there are, and which kinds of them S3 makes of an object in parts.</summary>
/// <remarks>S3 User Guide, "Checking object integrity": full-object checksums of parts exist for CRCs alone, composite ones for all but CRC64NVME.</remarks>
public static class ChecksumRules
{
    private static readonly (ChecksumAlgorithm Algorithm, string Name, int Bytes)[] Known =
    [
        (ChecksumAlgorithm.Crc32, "CRC32", 4),
        (ChecksumAlgorithm.Crc32C, "CRC32C", 4),
        (ChecksumAlgorithm.Crc64Nvme, "CRC64NVME", 8),
        (ChecksumAlgorithm.Sha1, "SHA1", 20),
        (ChecksumAlgorithm.Sha256, "SHA256", 32),
        (ChecksumAlgorithm.Sha512, "SHA512", 64),
        (ChecksumAlgorithm.Md5, "MD5", 16),
    ];

    /// <summary>Every algorithm.</summary>
    public static IEnumerable<ChecksumAlgorithm> Algorithms => Known.Select(known => known.Algorithm);

    /// <summary>S3's name of an algorithm: CRC64NVME.</summary>
    public static string NameOf(ChecksumAlgorithm algorithm) => Row(algorithm).Name;

    /// <summary>How many bytes a checksum has.</summary>
    public static int BytesOf(ChecksumAlgorithm algorithm) => Row(algorithm).Bytes;

    /// <summary>Reads S3's name of an algorithm, in any case.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidRequest.</exception>
    public static ChecksumAlgorithm Parse(string name)
    {
        foreach (var known in Known)
        {
            if (known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return known.Algorithm;
        }

        throw S3Errors.InvalidRequest($"Checksum algorithm provided is unsupported: '{name}'. Please try again with any of the valid types: [{string.Join(", ", Known.Select(known => known.Name))}]");
    }

    /// <summary>S3's name of a kind of checksum.</summary>
    public static string NameOf(ChecksumType type) => type is ChecksumType.Composite ? "COMPOSITE" : "FULL_OBJECT";

    /// <summary>The kind of checksum an upload in parts gets.</summary>
    /// <param name="algorithm">As asked for; null for none.</param>
    /// <param name="type">As asked for, <c>COMPOSITE</c> or <c>FULL_OBJECT</c>; null for the algorithm's own.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidRequest: there is no such kind of that algorithm.</exception>
    public static ChecksumType TypeOf(ChecksumAlgorithm? algorithm, string? type)
    {
        var made = algorithm ?? ChecksumAlgorithm.Crc64Nvme;
        var wanted = type?.ToUpperInvariant() switch
        {
            null => made is ChecksumAlgorithm.Crc64Nvme ? ChecksumType.FullObject : ChecksumType.Composite,
            "COMPOSITE" => ChecksumType.Composite,
            "FULL_OBJECT" => ChecksumType.FullObject,
            _ => throw S3Errors.InvalidRequest($"Value for x-amz-checksum-type header is invalid: '{type}'; it is COMPOSITE or FULL_OBJECT."),
        };
        if (wanted is ChecksumType.Composite && made is ChecksumAlgorithm.Crc64Nvme)
            throw S3Errors.InvalidRequest("The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.");
        if (wanted is ChecksumType.FullObject && !IsCrc(made))
            throw S3Errors.InvalidRequest($"The FULL_OBJECT checksum type cannot be used with the {NameOf(made).ToLowerInvariant()} checksum algorithm.");

        return wanted;
    }

    /// <summary>Whether it is the base64 of as many bytes as the algorithm makes.</summary>
    public static bool IsWellFormed(ChecksumAlgorithm algorithm, string value)
    {
        Span<byte> bytes = stackalloc byte[96];
        return value.Length <= 128 && Convert.TryFromBase64String(value, bytes, out var count) && count == BytesOf(algorithm);
    }

    internal static bool IsCrc(ChecksumAlgorithm algorithm) =>
        algorithm is ChecksumAlgorithm.Crc32 or ChecksumAlgorithm.Crc32C or ChecksumAlgorithm.Crc64Nvme;

    private static (ChecksumAlgorithm Algorithm, string Name, int Bytes) Row(ChecksumAlgorithm algorithm) =>
        Array.Find(Known, known => known.Algorithm == algorithm) is { Name: not null } row
            ? row
            : throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "No such checksum algorithm.");
}
