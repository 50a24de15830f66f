using Usher.Buckets.Checksums;

namespace Usher.Buckets.Uploads;

/// <summary>An upload that was begun and is neither completed nor aborted.</summary>
public sealed record Upload
{
    public required string UploadId { get; init; }

    public required string Key { get; init; }

    /// <summary>To the second.</summary>
    public required DateTimeOffset Initiated { get; init; }

    /// <summary>What was said when it began.</summary>
    public required NewUpload Facts { get; init; }

    /// <summary>The algorithm of the parts' checksums and of the object's.</summary>
    public ChecksumAlgorithm Algorithm => Facts.Algorithm ?? ChecksumAlgorithm.Crc64Nvme;
}
