using System.Security.Cryptography;
using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Bodies;

/// <summary>A body without framing, whose length and, if one was signed, SHA-256 are checked at its end.</summary>
/// <param name="body">As it comes over the wire; not closed here.</param>
/// <param name="declaredLength">What Content-Length says; null where it did not come.</param>
/// <param name="expectedHash">Lower-case hexadecimal SHA-256; null where none was signed.</param>
public sealed class HashedBodyStream(Stream body, long? declaredLength, string? expectedHash) : BodyStream
{
    private readonly IncrementalHash? _hash = expectedHash is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;
    private bool _isChecked;

    /// <inheritdoc/>
    public override long? DeclaredLength { get; } = declaredLength;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _read += read;
        if (_read > DeclaredLength)
            throw Incomplete($"The body is longer than the {DeclaredLength} bytes that were declared.");
        _hash?.AppendData(buffer.Span[..read]);

        // With the last byte, not with the read after it: a reader who counts would never come back.
        if (_read == DeclaredLength || (read == 0 && !buffer.IsEmpty))
            Check();
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash?.Dispose();
        base.Dispose(disposing);
    }

    private static AwsException Incomplete(string message) => new("IncompleteBody", message);

    private void Check()
    {
        if (_isChecked)
            return;
        _isChecked = true;
        if (_read < DeclaredLength)
            throw Incomplete($"You did not provide the number of bytes specified by the Content-Length HTTP header: {_read} came, {DeclaredLength} were declared.");
        if (_hash is null)
            return;

        var computed = Convert.ToHexStringLower(_hash.GetHashAndReset());
        if (computed != expectedHash)
        {
            throw new AwsException("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.")
            {
                Details = new Dictionary<string, string> { ["ClientComputedContentSHA256"] = expectedHash!, ["S3ComputedContentSHA256"] = computed },
            };
        }
    }
}
