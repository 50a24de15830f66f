using System.Diagnostics;
using System.Security.Cryptography;

namespace Usher.ServerBenchmarks;

/// <summary>How fast does a file of 1 GiB go into a bucket and out of it, against copying it here?</summary>
internal static class LargeObjects
{
    private const long Bytes = 1L << 30;
    private const int BufferBytes = 1 << 20;
    private const int Runs = 3;

    /// <param name="bucket">Where to.</param>
    /// <param name="folder">A folder with room for two such files.</param>
    public static async Task RunAsync(BenchmarkBucket bucket, string folder)
    {
        var file = Path.Combine(folder, "large");
        Fill(file);
        Console.WriteLine();
        Console.WriteLine("| 1 GiB, best of 3 | MB/s | ratio to the copy |");
        Console.WriteLine("| --- | --- | --- |");
        var (copy, put, get) = (0.0, 0.0, 0.0);
        for (var run = 0; run < Runs; run++)
        {
            copy = Math.Max(copy, await RateAsync(() => ReplaceAsync(file, file + ".copy")));
            put = Math.Max(put, await RateAsync(() => PutAsync(bucket, file)));
            get = Math.Max(get, await RateAsync(() => GetAsync(bucket)));
        }

        Print("copy with SHA-256 and fsync", copy);
        Print("PUT", put);
        Print("GET", get);
        File.Delete(file);
        File.Delete(file + ".copy");

        void Print(string what, double rate) => Console.WriteLine(FormattableString.Invariant($"| {what} | {rate / 1e6:0} | {rate / copy:0.00} |"));
    }

    // Seeded: a file system that compresses would make zeros fast.
    private static void Fill(string file)
    {
        var random = new Random(1);
        var buffer = new byte[BufferBytes];
        using var stream = File.Create(file);
        for (var written = 0L; written < Bytes; written += BufferBytes)
        {
            random.NextBytes(buffer);
            stream.Write(buffer);
        }

        stream.Flush(flushToDisk: true);
    }

    private static async Task<double> RateAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Bytes / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // As a PUT does it: the old content stays until the new one is whole. Written over, a file would find its pages in memory already, which on a virtual machine takes a fifth of the time.
    private static async Task ReplaceAsync(string from, string to)
    {
        await CopyAsync(from, to + ".new");
        File.Move(to + ".new", to, overwrite: true);
    }

    private static async Task CopyAsync(string from, string to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
        }

        target.Flush(flushToDisk: true);
        _ = hash.GetHashAndReset();
    }

    private static async Task PutAsync(BenchmarkBucket bucket, string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        using var content = new StreamContent(stream, BufferBytes);
        using var answer = await bucket.Client.PutAsync(bucket.Address(HttpMethod.Put, "large"), content);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task GetAsync(BenchmarkBucket bucket)
    {
        using var answer = await bucket.Client.GetAsync(bucket.Address(HttpMethod.Get, "large"), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[BufferBytes];
        var received = 0L;
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
            received += count;
        if (received != Bytes)
            throw new InvalidDataException($"{received} bytes came; {Bytes} were put.");
    }
}
