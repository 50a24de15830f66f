namespace Usher.Wire.Signing;

/// <summary>How a signature covers the body.</summary>
public enum PayloadKind
{
    /// <summary>By the SHA-256 of the whole body.</summary>
    Hash,

    /// <summary><c>UNSIGNED-PAYLOAD</c>: not at all. S3 only.</summary>
    Unsigned,

    /// <summary><c>STREAMING-AWS4-HMAC-SHA256-PAYLOAD</c>: chunk by chunk, each signed. S3 only.</summary>
    SignedChunks,

    /// <summary><c>STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER</c>: the same, with signed trailers. S3 only.</summary>
    SignedChunksAndTrailer,

    /// <summary><c>STREAMING-UNSIGNED-PAYLOAD-TRAILER</c>: in chunks, unsigned, with trailers. S3 only.</summary>
    UnsignedChunksAndTrailer,
}
