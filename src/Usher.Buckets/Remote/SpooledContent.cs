using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Remote;

/// <summary>Content that is uploaded to a remote S3, checked and kept in a temporary file until the upload is complete.</summary>
/// <remarks>
/// It is in a file, because a checksum may follow the content, because the SDK repeats requests that failed, and so that an incomplete body is never sent. Memory is constant; the cost is a write to disk.
/// </remarks>
internal sealed class SpooledContent : IAsyncDisposable
{
    private const int BufferBytes = 256 * 1_024;

    private SpooledContent(FileStream file, string md5, Checksum? checksum) => (File, Md5, Checksum) = (file, md5, checksum);

    /// <summary>The file, at its beginning.</summary>
    public FileStream File { get; }

    /// <summary>The MD5 in hex, which the object's ETag must be equal to.</summary>
    public string Md5 { get; }

    /// <summary>The checksum by the sender's algorithm; null if the sender named none.</summary>
    public Checksum? Checksum { get; }

    /// <summary>Reads content to its end.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">IncompleteBody, BadDigest, InvalidDigest, InvalidRequest.</exception>
    public static async Task<SpooledContent> ReadAsync(ContentSource source, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        // A file without a name is deleted when the process ends, also when it crashes.
        System.IO.File.Delete(path);
        try
        {
            using var hashes = new ContentHashes(source, source.Algorithm ?? ChecksumAlgorithm.Crc32);
            var buffer = new byte[BufferBytes];
            for (int read; (read = await source.Stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                hashes.AppendToMd5(buffer.AsSpan(0, read));
                hashes.AppendToChecksums(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            if (source.Length is { } announced && announced != file.Length)
                throw S3Errors.IncompleteBody(file.Length, announced);
            var (md5, checksum) = hashes.Finish();
            file.Position = 0;
            return new(file, md5, source.Algorithm is null ? null : checksum);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => File.DisposeAsync();
}
