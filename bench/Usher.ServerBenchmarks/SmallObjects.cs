using System.Diagnostics;

namespace Usher.ServerBenchmarks;

/// <summary>How many signed GETs of a small object a second, with wrk beside the server on the same cores, against a bare Kestrel endpoint in the same run?</summary>
internal static class SmallObjects
{
    public const int Bytes = 1024;

    private const int Rounds = 3;

    public static async Task RunAsync(BenchmarkBucket bucket)
    {
        using (var content = new ByteArrayContent(new byte[Bytes]))
        using (var answer = await bucket.Client.PutAsync(bucket.Address(HttpMethod.Put, "small"), content))
            answer.EnsureSuccessStatusCode();

        using var bare = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(SmallObjects).Assembly.Location, "bare"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var bareAddress = new Uri(await bare.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bare server did not start."));
        var (bareRate, rate) = (0.0, 0.0);
        // Both run for a while first: code that is called often is compiled once more, and better.
        await Wrk.LoadAsync(new(bareAddress, "/object"));
        await Wrk.LoadAsync(bucket.Address(HttpMethod.Get, "small"));
        await Wrk.LoadAsync(bucket.Address(HttpMethod.Get, "small"));
        for (var round = 0; round < Rounds; round++)
        {
            bareRate = Math.Max(bareRate, await Wrk.LoadAsync(new(bareAddress, "/object")));
            rate = Math.Max(rate, await Wrk.LoadAsync(bucket.Address(HttpMethod.Get, "small")));
        }

        bare.StandardInput.Close();
        await bare.WaitForExitAsync();
        Console.WriteLine("| GET of 1 KiB, best of 3 | requests/s | ratio to bare Kestrel |");
        Console.WriteLine("| --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant($"| bare Kestrel | {bareRate:N0} | 1.00 |"));
        Console.WriteLine(FormattableString.Invariant($"| signed GET | {rate:N0} | {rate / bareRate:0.00} |"));
    }
}
