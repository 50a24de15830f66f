namespace Usher.Buckets.Checksums;

/// <summary>Of what an object's checksum is made.</summary>
public enum ChecksumType
{
    /// <summary>Of all its bytes.</summary>
    FullObject,

    /// <summary>Of its parts' checksums; written with <c>-N</c>, N parts.</summary>
    Composite,
}
