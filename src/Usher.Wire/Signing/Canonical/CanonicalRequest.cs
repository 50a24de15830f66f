using System.Security.Cryptography;
using System.Text;

namespace Usher.Wire.Signing.Canonical;

/// <summary>A request in the one form that both sides sign.</summary>
/// <remarks>IAM User Guide, "Create a signed AWS API request".</remarks>
internal static class CanonicalRequest
{
    private const int UsualLength = 2_048;

    /// <summary>The SHA-256 of the canonical request.</summary>
    public static void Hash(IRequestHead request, RequestSignature signature, string payloadHash, Span<byte> hash)
    {
        var buffer = new Utf8Buffer(UsualLength);
        Append(ref buffer, request, signature.SignedHeaders.Span, signature.Scope.IsS3, payloadHash);
        SHA256.HashData(buffer.Written, hash);
        buffer.Dispose();
    }

    /// <summary>The canonical request, for people to compare.</summary>
    public static string Text(IRequestHead request, RequestSignature signature, string payloadHash)
    {
        var buffer = new Utf8Buffer(UsualLength);
        Append(ref buffer, request, signature.SignedHeaders.Span, signature.Scope.IsS3, payloadHash);
        var text = Encoding.UTF8.GetString(buffer.Written);
        buffer.Dispose();
        return text;
    }

    private static void Append(ref Utf8Buffer buffer, IRequestHead request, ReadOnlySpan<char> signedHeaders, bool isS3, string payloadHash)
    {
        buffer.Append(request.Method);
        buffer.Append((byte)'\n');
        CanonicalPath.Append(ref buffer, request.RawPath, isS3);
        buffer.Append((byte)'\n');
        CanonicalQuery.Append(ref buffer, request.RawQuery);
        buffer.Append((byte)'\n');
        CanonicalHeaders.Append(ref buffer, request, signedHeaders);
        buffer.Append((byte)'\n');
        buffer.Append(signedHeaders);
        buffer.Append((byte)'\n');
        buffer.Append(payloadHash);
    }
}
