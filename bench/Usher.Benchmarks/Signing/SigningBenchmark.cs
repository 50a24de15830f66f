using System.Security.Cryptography;
using Usher.Benchmarks.Scanning;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Benchmarks.Signing;

/// <summary>How long does the check of a small request's signature take on one core, and what does it allocate? Floor: the two hashes that nobody can do without.</summary>
internal static class SigningBenchmark
{
    private const int Batch = 100;
    private const int Runs = 1_000;
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 20, 2, 7, TimeSpan.Zero);

    public static void Run()
    {
        Console.WriteLine("| request | way | median | lowest | highest | allocated |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");

        var canonical = new byte[450];
        var text = new byte[140];
        var key = SHA256.HashData(canonical);
        Row("any", "SHA-256 of 450 bytes and HMAC of 140", () =>
        {
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(canonical, hash);
            HMACSHA256.HashData(key, text, hash);
        });

        Request("IAM, POST / with a form", "iam", HttpMethod.Post, "/");
        Request("S3, GET of an object", "s3", HttpMethod.Get, "/my-movie-recommender-data/interactions.csv");
        Request("S3, list with five parameters", "s3", HttpMethod.Get, "/my-bucket?list-type=2&prefix=data%2Finteractions&delimiter=%2F&encoding-type=url&max-keys=1000");
        Presigned();
    }

    private static void Request(string name, string service, HttpMethod method, string target)
    {
        using var request = new HttpRequestMessage(method, "http://127.0.0.1:4566" + target);
        request.Headers.TryAddWithoutValidation("User-Agent", "aws-cli/1.45 md/Botocore#1.43 ua/2.1 os/linux lang/python#3.11");
        request.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", "e9f2a5b4-1c7d-4f0a-9d2e-3b8c6a7f5e10");
        request.Headers.TryAddWithoutValidation("amz-sdk-request", "attempt=1");
        var body = BodyHash.Of([]);
        new RequestSigner(new("AKIAIOSFODNN7EXAMPLE", Secret), "us-east-1", service).Sign(request, body, Now);
        Check(name, Head.Of(request), body);
    }

    private static void Presigned()
    {
        var address = new RequestSigner(new("AKIAIOSFODNN7EXAMPLE", Secret), "us-east-1", "s3")
            .Presign(HttpMethod.Get, new("http://127.0.0.1:4566/my-movie-recommender-data/interactions.csv"), TimeSpan.FromHours(1), Now);
        Check("S3, presigned GET", new("GET", address.AbsolutePath, address.Query.TrimStart('?'), [("Host", address.Authority), ("User-Agent", "curl/8")]), bodyHash: null);
    }

    private static void Check(string name, Head head, string? bodyHash)
    {
        var verifier = new SignatureVerifier();
        var known = RequestSignature.Read(head, out _)!;
        Row(name, "read and verify", () =>
        {
            var signature = RequestSignature.Read(head, out _)!;
            if (verifier.Verify(head, signature, Secret, bodyHash, Now) is { } fault)
                throw new InvalidOperationException($"{name}: {fault.Kind}");
        });
        Row(name, "verify", () => verifier.Verify(head, known, Secret, bodyHash, Now));
    }

    private static void Row(string request, string way, Action action)
    {
        // A batch at a time: one check is too short for the clock.
        var times = Timing.Measure(
            _ =>
            {
                for (var i = 0; i < Batch; i++)
                    action();
            },
            Runs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Batch; i++)
            action();
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Batch;
        Console.WriteLine(FormattableString.Invariant($"| {request} | {way} | {Text(times[Runs / 2])} | {Text(times[0])} | {Text(times[^1])} | {allocated} bytes |"));
    }

    private static string Text(TimeSpan batch) => FormattableString.Invariant($"{batch.TotalMicroseconds / Batch:0.00} µs");
}
