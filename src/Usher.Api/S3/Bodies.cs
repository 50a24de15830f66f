using System.Globalization;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;
using Usher.Wire.Errors;

namespace Usher.Api.S3;

/// <summary>Reads what comes with a request: content, and small documents.</summary>
internal static class Bodies
{
    // 1,000 keys of 1,024 bytes, each byte written as a reference, and 10,000 parts with their checksums, fit in.
    private const int MaxDocumentBytes = 8 << 20;

    /// <summary>The content of an object or a part, with what the headers say of it.</summary>
    /// <exception cref="AwsException">MissingContentLength, InvalidRequest.</exception>
    public static ContentSource Content(S3Request request)
    {
        var length = request.Call.BodyLength
            ?? throw new AwsException("MissingContentLength", "You must provide the Content-Length HTTP header; with a body in signed chunks x-amz-decoded-content-length.");
        return ChecksumHeaders.Read(request, request.Call.Body, length);
    }

    /// <summary>A small document, whole, once it has proved to be what the headers say of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="hasOwnChecksum">Whether a checksum in the headers is the document's.</param>
    /// <exception cref="AwsException">EntityTooLarge, BadDigest, InvalidDigest, InvalidRequest.</exception>
    public static async Task<MemoryStream> DocumentAsync(S3Request request, CancellationToken cancellationToken, bool hasOwnChecksum = true)
    {
        if (request.Call.BodyLength > MaxDocumentBytes)
            throw S3Errors.EntityTooLarge(request.Call.BodyLength.Value, MaxDocumentBytes);

        var source = hasOwnChecksum
            ? ChecksumHeaders.Read(request, request.Call.Body, request.Call.BodyLength)
            : new ContentSource(request.Call.Body, request.Call.BodyLength) { Md5 = request.Header("Content-MD5") };
        var document = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await source.Stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            document.Write(buffer, 0, count);
            if (document.Length > MaxDocumentBytes)
                throw S3Errors.EntityTooLarge(document.Length, MaxDocumentBytes);
        }

        ContentChecks.Check(source, document.GetBuffer().AsSpan(0, (int)document.Length));
        document.Position = 0;
        return document;
    }

    /// <summary>Says that a document must come with a digest or a checksum, as DeleteObjects does.</summary>
    /// <exception cref="AwsException">InvalidRequest.</exception>
    public static void RequireDigest(S3Request request)
    {
        if (request.Header("Content-MD5") is null && ChecksumHeaders.Announced(request) is null)
            throw S3Errors.InvalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
    }

    /// <summary>A size in a header.</summary>
    /// <exception cref="AwsException">InvalidArgument.</exception>
    public static long? Size(S3Request request, string name)
    {
        if (request.Header(name) is not { } text)
            return null;

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw S3Errors.InvalidArgument(name, text, $"{name} is '{text}'; it is a number of bytes.");
    }
}
