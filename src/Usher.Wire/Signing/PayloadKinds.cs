using System.Buffers;

namespace Usher.Wire.Signing;

/// <summary>The words of x-amz-content-sha256.</summary>
internal static class PayloadKinds
{
    public const string Unsigned = "UNSIGNED-PAYLOAD";
    public const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    public const string SignedChunksAndTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    public const string UnsignedChunksAndTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    /// <summary>SHA-256 of nothing.</summary>
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static bool TryRead(string text, out PayloadKind kind)
    {
        kind = text switch
        {
            Unsigned => PayloadKind.Unsigned,
            SignedChunks => PayloadKind.SignedChunks,
            SignedChunksAndTrailer => PayloadKind.SignedChunksAndTrailer,
            UnsignedChunksAndTrailer => PayloadKind.UnsignedChunksAndTrailer,
            _ => PayloadKind.Hash,
        };
        return kind is not PayloadKind.Hash || (text.Length == EmptyHash.Length && !text.AsSpan().ContainsAnyExcept(HexDigits));
    }
}
