using System.Security.Cryptography;
using System.Text;

namespace Usher.Wire.Signing.Canonical;

/// <summary>What a key signs: algorithm, time, scope and what is to be proven, line by line.</summary>
internal static class StringToSign
{
    public const int SignatureLength = 2 * HMACSHA256.HashSizeInBytes;

    // A scope has at most 200 characters, of at most three bytes each; all other lines together have fewer than 300.
    private const int LongestText = 1_024;

    /// <summary>Signs a request.</summary>
    /// <param name="key">From <see cref="SigningKeys"/>.</param>
    /// <param name="signature">Has time and scope.</param>
    /// <param name="canonicalHash">SHA-256 of the canonical request.</param>
    /// <param name="result">Gets <see cref="SignatureLength"/> hexadecimal digits.</param>
    public static void Sign(ReadOnlySpan<byte> key, RequestSignature signature, ReadOnlySpan<byte> canonicalHash, Span<byte> result)
    {
        Span<byte> text = stackalloc byte[LongestText];
        var line = new Lines(text);
        line.Add(RequestSignature.Algorithm);
        line.Add(signature.Timestamp);
        line.Add(signature.Scope.Text);
        line.AddHash(canonicalHash);
        Hmac(key, line.Text, result);
    }

    /// <summary>Signs a chunk or the trailers of a body.</summary>
    /// <param name="kind"><c>AWS4-HMAC-SHA256-PAYLOAD</c> or <c>AWS4-HMAC-SHA256-TRAILER</c>.</param>
    /// <param name="key">From <see cref="SigningKeys"/>.</param>
    /// <param name="signature">The request's.</param>
    /// <param name="previous">The signature of the chunk before it, the request's for the first; may be the same memory as <paramref name="result"/>.</param>
    /// <param name="hash">SHA-256 of the chunk's bytes or of the trailers.</param>
    /// <param name="result">Gets <see cref="SignatureLength"/> hexadecimal digits.</param>
    public static void SignPart(string kind, ReadOnlySpan<byte> key, RequestSignature signature, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> hash, Span<byte> result)
    {
        Span<byte> text = stackalloc byte[LongestText];
        var line = new Lines(text);
        line.Add(kind);
        line.Add(signature.Timestamp);
        line.Add(signature.Scope.Text);
        line.Add(previous);
        if (kind == Payload)
            line.Add(PayloadKinds.EmptyHash);
        line.AddHash(hash);
        Hmac(key, line.Text, result);
    }

    public const string Payload = "AWS4-HMAC-SHA256-PAYLOAD";
    public const string Trailer = "AWS4-HMAC-SHA256-TRAILER";

    /// <summary>What <see cref="Sign"/> signs, for people to compare.</summary>
    public static string Text(RequestSignature signature, ReadOnlySpan<byte> canonicalHash) =>
        $"{RequestSignature.Algorithm}\n{signature.Timestamp}\n{signature.Scope.Text}\n{Convert.ToHexStringLower(canonicalHash)}";

    private static void Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, Span<byte> result)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text, mac);
        Convert.TryToHexStringLower(mac, result, out _);
    }

    private ref struct Lines(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _length;

        // Without the last line's end.
        public readonly ReadOnlySpan<byte> Text => _buffer[..(_length - 1)];

        public void Add(string text)
        {
            _length += Encoding.UTF8.GetBytes(text, _buffer[_length..]);
            _buffer[_length++] = (byte)'\n';
        }

        public void Add(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_buffer[_length..]);
            _length += text.Length;
            _buffer[_length++] = (byte)'\n';
        }

        public void AddHash(ReadOnlySpan<byte> hash)
        {
            Convert.TryToHexStringLower(hash, _buffer[_length..], out var written);
            _length += written;
            _buffer[_length++] = (byte)'\n';
        }
    }
}
