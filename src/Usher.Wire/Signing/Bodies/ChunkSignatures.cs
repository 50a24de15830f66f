using System.Security.Cryptography;
using System.Text;
using Usher.Wire.Signing.Canonical;

namespace Usher.Wire.Signing.Bodies;

/// <summary>The chain of signatures through a body: each chunk's covers its bytes and the signature before it.</summary>
internal sealed class ChunkSignatures(RequestSignature request, byte[] key) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _previous = Encoding.UTF8.GetBytes(request.Signature.ToString());

    public void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    /// <summary>Holds what was appended against the signature of its chunk.</summary>
    public void CheckChunk(ReadOnlySpan<byte> claimed) => Check(StringToSign.Payload, claimed);

    /// <summary>Holds the trailers, one <c>name:value</c> a line, against theirs.</summary>
    public void CheckTrailers(ReadOnlySpan<byte> trailers, ReadOnlySpan<byte> claimed)
    {
        _hash.AppendData(trailers);
        Check(StringToSign.Trailer, claimed);
    }

    public void Dispose() => _hash.Dispose();

    private void Check(string kind, ReadOnlySpan<byte> claimed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(hash);
        StringToSign.SignPart(kind, key, request, _previous, hash, _previous);
        if (!CryptographicOperations.FixedTimeEquals(_previous, claimed))
            throw ChunkFaults.WrongSignature();
    }
}
