using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Remote;

/// <summary>Content on its way to an S3 elsewhere, checked and kept in a temporary file until it is there.</summary>
/// <remarks>
/// In a file, because its checksum may come behind it, because the SDK repeats what failed on the way, and so that half a body never goes there. Memory is constant; the price is the disk it passes.
/// </remarks>
internal sealed class SpooledContent : IAsyncDisposable
{
    private const int BufferBytes = 256 * 1_024;

    private SpooledContent(FileStream file, string md5, Checksum? checksum) => (File, Md5, Checksum) = (file, md5, checksum);

    /// <summary>At its beginning.</summary>
    public FileStream File { get; }

    /// <summary>In hex: the ETag it has to get.</summary>
    public string Md5 { get; }

    /// <summary>By the sender's algorithm; null if the sender named none.</summary>
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
        // Without a name it goes with the process, however that ends.
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
