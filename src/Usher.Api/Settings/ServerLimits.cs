using Usher.Http.Connections;
using Usher.Wire.Json;

namespace Usher.Api.Settings;

/// <summary>How much a request may bring, and how slowly.</summary>
public sealed record ServerLimits
{
    /// <summary>The default value is 100. S3 lets a request carry 2 KB of metadata; SDKs send some twenty headers of their own.</summary>
    public int HeaderCount { get; init; } = 100;

    /// <summary>All headers together, in bytes. The default value is 32 KiB.</summary>
    public int HeaderBytes { get; init; } = 32 * 1024;

    /// <summary>Method, path and query, in bytes. The default value is 16 KiB: a key of 1,024 bytes, percent-encoded, and a presigned query with a session token.</summary>
    public int RequestLineBytes { get; init; } = 16 * 1024;

    /// <summary>The body of a call to any service but S3, in bytes. The default value is 4 MiB: ten items of PutItems with the longest properties, every character escaped.</summary>
    public int SmallBodyBytes { get; init; } = JsonReader.MaximumBytes;

    /// <summary>The body of a call to S3, in bytes. The default value is the 5 GiB of one PutObject, and a tenth of that for the framing of signed chunks.</summary>
    public long ObjectBodyBytes { get; init; } = 5L * 1024 * 1024 * 1024 / 10 * 11;

    /// <summary>Until all headers must have come. The default value is 15 s.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may lie idle between requests. The default value is 2 min: longer than the clients keep theirs.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The slowest that a body may come or go, in bytes per second. The default value is 240.</summary>
    public double BytesPerSecond { get; init; } = 240;

    /// <summary>How long a body may be slower than that. The default value is 10 s.</summary>
    public TimeSpan SlowGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections at one time, in all and from one address.</summary>
    public ConnectionLimits Connections { get; init; } = new();
}
