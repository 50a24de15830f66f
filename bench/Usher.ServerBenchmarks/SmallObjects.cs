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

        await using var bare = await BareServer.StartAsync();
        var bareAddress = bare.Address;
        var (bareRate, rate) = (0.0, 0.0);
        // Both run for a while first: code that is called often is compiled once more, and better.
        await Load.OfAsync(new Uri(bareAddress, "/object"));
        await Load.OfAsync(bucket.Address(HttpMethod.Get, "small"));
        await Load.OfAsync(bucket.Address(HttpMethod.Get, "small"));
        for (var round = 0; round < Rounds; round++)
        {
            bareRate = Math.Max(bareRate, (await Load.OfAsync(new Uri(bareAddress, "/object"))).Rate);
            rate = Math.Max(rate, (await Load.OfAsync(bucket.Address(HttpMethod.Get, "small"))).Rate);
        }

        Console.WriteLine("| GET of 1 KiB, best of 3 | requests/s | ratio to bare Kestrel |");
        Console.WriteLine("| --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant($"| bare Kestrel | {bareRate:N0} | 1.00 |"));
        Console.WriteLine(FormattableString.Invariant($"| signed GET | {rate:N0} | {rate / bareRate:0.00} |"));
    }
}
