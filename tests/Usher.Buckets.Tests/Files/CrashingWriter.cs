using System.Globalization;
using Usher.Buckets.Files;
using Usher.Buckets.Objects;
using Usher.Buckets.Uploads;
using Usher.Storage.Objects;

namespace Usher.Buckets.Tests.Files;

/// <summary>This program as another process: it writes until it is killed, and says on its output what it has been told is kept.</summary>
internal static class CrashingWriter
{
    public const string Variable = "USHER_TEST_CRASHING_WRITER";

    public const string Bucket = "films";

    /// <summary>The content of the object that a round writes: never the same twice, and of another size each time.</summary>
    public static byte[] Content(int round)
    {
        var bytes = new byte[1 + (round * 7919 % 1_500_000)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(round + (i >> 4));
        return bytes;
    }

    /// <summary>The key of a round. Few, so that most rounds replace an object.</summary>
    public static string Key(int round) => string.Create(CultureInfo.InvariantCulture, $"key-{round % 5}");

    /// <summary>Every third round completes an upload; the others put.</summary>
    public static bool IsUpload(int round) => round % 3 == 0;

    public static async Task RunAsync(string folder)
    {
        var buckets = await FileBuckets.OpenAsync(Path.Combine(folder, "buckets"), SqliteObjectIndex.Open(Path.Combine(folder, "objects.db")), TimeProvider.System, CancellationToken.None);
        for (var round = 1; ; round++)
        {
            if (IsUpload(round))
                await UploadAsync(buckets, round);
            else
                await buckets.PutObjectAsync(new(Bucket, Key(round)), new(), Source(round), CancellationToken.None);
            Console.WriteLine(round);
        }
    }

    private static async Task UploadAsync(FileBuckets buckets, int round)
    {
        var key = new ObjectAddress(Bucket, Key(round));
        var upload = new UploadAddress(key, (await buckets.CreateUploadAsync(key, new(), CancellationToken.None)).UploadId);
        var part = await buckets.UploadPartAsync(upload, 1, Source(round), CancellationToken.None);
        await buckets.CompleteUploadAsync(upload, new() { Parts = [new(1, part.ETag)] }, CancellationToken.None);
    }

    private static ContentSource Source(int round)
    {
        var content = Content(round);
        return new(new MemoryStream(content), content.Length);
    }
}
