using System.Diagnostics;
using System.Globalization;
using Usher.Buckets.Files;
using Usher.Buckets.Objects;
using Usher.Storage.Objects;

namespace Usher.Buckets.Tests.Files;

public sealed class CrashTests : IAsyncDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half_there_when_the_writer_is_killed()
    {
        await using (var buckets = await _folder.OpenBucketsAsync())
            await buckets.CreateBucketAsync(CrashingWriter.Bucket, "123456789012", "us-east-1", Stop);

        foreach (var rounds in (int[])[3, 10, 17, 26])
            await CheckAsync(await KillAfterAsync(rounds));
    }

    /// <summary>Kills a writer in the midst of what follows some rounds.</summary>
    /// <returns>The last round it was told is kept.</returns>
    private async Task<int> KillAfterAsync(int rounds)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(CrashTests).Assembly.Location);
        start.Environment[CrashingWriter.Variable] = _folder.Root;
        using var process = Process.Start(start)!;
        var last = 0;
        while (await process.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            last = int.Parse(line, CultureInfo.InvariantCulture);
            // SIGKILL; what it had said before it died is still read.
            if (last == rounds)
                process.Kill();
        }

        await process.WaitForExitAsync(Stop);
        return last;
    }

    private async Task CheckAsync(int last)
    {
        await using var buckets = await FileBuckets.OpenAsync(_folder.Contents, SqliteObjectIndex.Open(Path.Combine(_folder.Root, "objects.db")), TimeProvider.System, Stop);
        for (var round = last; round > Math.Max(0, last - 5); round--)
        {
            var read = await ReadAsync(buckets, CrashingWriter.Key(round));
            // The round that was under way may have been kept too, though nobody was told.
            var isNext = CrashingWriter.Key(last + 1) == CrashingWriter.Key(round) && read.AsSpan().SequenceEqual(CrashingWriter.Content(last + 1));
            Assert.True(isNext || read.AsSpan().SequenceEqual(CrashingWriter.Content(round)), $"round {round} of {last}");
        }

        var parts = 0;
        foreach (var upload in (await buckets.ListUploadsAsync(CrashingWriter.Bucket, new(), Stop)).Items)
            parts += (await buckets.ListPartsAsync(new(new(CrashingWriter.Bucket, upload.Key), upload.UploadId), 0, 10, Stop)).Parts.Count;
        Assert.Equal((await buckets.ListObjectsAsync(CrashingWriter.Bucket, new(), Stop)).Items.Count + parts, _folder.Files.Length);
    }

    private static async Task<byte[]> ReadAsync(FileBuckets buckets, string key)
    {
        await using var content = await buckets.GetObjectAsync(new(CrashingWriter.Bucket, key), ReadRequest.Whole, Stop);
        var bytes = new byte[content.Info.Size];
        await content.Stream.ReadExactlyAsync(bytes, Stop);
        return bytes;
    }
}
