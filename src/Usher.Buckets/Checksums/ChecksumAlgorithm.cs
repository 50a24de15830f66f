namespace Usher.Buckets.Checksums;

/// <summary>The checksums S3 keeps with an object.</summary>
/// <remarks>S3 User Guide, "Checking object integrity". The numbers are stored: they stay.</remarks>
public enum ChecksumAlgorithm
{
    Crc32 = 1,
    Crc32C = 2,
    Crc64Nvme = 3,
    Sha1 = 4,
    Sha256 = 5,
    Sha512 = 6,
    Md5 = 7,
}
