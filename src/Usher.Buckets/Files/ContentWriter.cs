using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Usher.Buckets.Checksums;
using Usher.Buckets.Errors;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Files;

/// <summary>Writes content to a new file: durable when it is done, gone when it fails, and never more than two buffers of it in memory.</summary>
internal sealed class ContentWriter(ContentFiles files)
{
    /// <summary>The most that comes in one piece, 5 GiB.</summary>
    public const long MaxBytes = 5L << 30;

    // Small enough to be hashed and written out of the processor's cache, and for many uploads at one time to need little memory.
    private const int BufferBytes = 256 << 10;
    private const long WriteBackBytes = 16 << 20;

    /// <summary>Reads a source to its end and checks it against what its sender said.</summary>
    /// <param name="bucket">In whose folder.</param>
    /// <param name="source">The bytes.</param>
    /// <param name="kept">The checksum to keep with them.</param>
    /// <param name="cancellationToken">Ends the reading; nothing is left then.</param>
    public async Task<WrittenContent> WriteAsync(string bucket, ContentSource source, ChecksumAlgorithm kept, CancellationToken cancellationToken)
    {
        if (source.Length > MaxBytes)
            throw S3Errors.EntityTooLarge(source.Length.Value, MaxBytes);

        using var hashes = new ContentHashes(source, kept);
        var name = files.NewName();
        var isWhole = false;
        try
        {
            var size = await CopyAsync(bucket, name, source, hashes, cancellationToken).ConfigureAwait(false);
            if (source.Length is { } announced && announced != size)
                throw S3Errors.IncompleteBody(size, announced);

            var (etag, checksum) = hashes.Finish();
            if (size > 0)
                files.Finish(bucket, name);
            isWhole = true;
            return new(size > 0 ? new(name, size) : null, size, etag, checksum);
        }
        catch (IOException error) when (FileSystem.IsOutOfRoom(error))
        {
            throw S3Errors.NoRoom($"bucket {bucket}");
        }
        finally
        {
            if (!isWhole)
                files.Abandon(bucket, name);
        }
    }

    // While one buffer is filled from the source, the one before is hashed and written: MD5 alone takes longer than a network or a disk, so it has a thread to itself.
    private async Task<long> CopyAsync(string bucket, string name, ContentSource source, ContentHashes hashes, CancellationToken cancellationToken)
    {
        // One byte more than was announced: so the end is seen in the first filling of a small object's buffer.
        var bytes = (int)Math.Min(BufferBytes, (source.Length ?? BufferBytes) + 1);
        var (filling, working) = (ArrayPool<byte>.Shared.Rent(bytes), Array.Empty<byte>());
        SafeFileHandle? file = null;
        var work = Task.CompletedTask;
        try
        {
            var size = 0L;
            while (await source.Stream.ReadAtLeastAsync(filling, filling.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                await work.ConfigureAwait(false);
                file ??= files.Create(bucket, name);
                if (size + count > MaxBytes)
                    throw S3Errors.EntityTooLarge(size + count, MaxBytes);

                var (offset, block) = (size, filling.AsMemory(0, count));
                size += count;
                if (count < filling.Length)
                {
                    await HashAndWriteAsync(file, offset, block, hashes, isLast: true).ConfigureAwait(false);
                    break;
                }

                work = HashAndWriteAsync(file, offset, block, hashes, isLast: false);
                (filling, working) = (working.Length > 0 ? working : ArrayPool<byte>.Shared.Rent(filling.Length), filling);
            }

            await work.ConfigureAwait(false);
            if (file is not null)
                RandomAccess.FlushToDisk(file);
            return size;
        }
        finally
        {
            // Whatever failed, nobody may still be reading the buffers that go back.
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            file?.Dispose();
            ArrayPool<byte>.Shared.Return(filling);
            if (working.Length > 0)
                ArrayPool<byte>.Shared.Return(working);
        }
    }

    private static Task HashAndWriteAsync(SafeFileHandle file, long offset, ReadOnlyMemory<byte> block, ContentHashes hashes, bool isLast)
    {
        // A single block is not worth a second thread.
        if (isLast && offset == 0)
        {
            hashes.AppendToMd5(block.Span);
            Write();
            return Task.CompletedTask;
        }

        return Task.WhenAll(Task.Run(() => hashes.AppendToMd5(block.Span)), Task.Run(Write));

        void Write()
        {
            hashes.AppendToChecksums(block.Span);
            FileSystem.Write(file, block.Span, offset);
            if ((offset + block.Length) / WriteBackBytes is var blocks && blocks > offset / WriteBackBytes)
                FileSystem.StartWriteBack(file, (blocks - 1) * WriteBackBytes, WriteBackBytes);
        }
    }
}
