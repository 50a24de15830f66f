using Usher.Buckets.Checksums;

namespace Usher.Buckets.Objects;

/// <summary>What is known of an object.</summary>
public sealed record ObjectInfo
{
    public required string Key { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Without quotes: the content's MD5 in hex; of an object in N parts the MD5 of their MD5s and <c>-N</c>.</summary>
    public required string ETag { get; init; }

    /// <summary>To the second, as HTTP tells it.</summary>
    public required DateTimeOffset LastModified { get; init; }

    public ObjectProperties Properties { get; init; } = ObjectProperties.None;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Null where none is known, as it may be in an S3 elsewhere.</summary>
    public Checksum? Checksum { get; init; }

    public ChecksumType ChecksumType { get; init; }

    /// <summary>The parts it was completed from, by number; empty for an object that came in one piece.</summary>
    public IReadOnlyList<ObjectPart> Parts { get; init; } = [];
}
