using Usher.Http.Connections;
using Usher.Wire.Json;

namespace Usher.Api.Settings;

/// <summary>How large a request may be, and how slow.</summary>
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

    /// <summary>The time in which all headers must arrive. The default value is 15 s.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may be idle between requests. The default value is 2 min, longer than clients keep theirs.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The lowest rate at which a body may be received or sent, in bytes per second. The default value is 240.</summary>
    public double BytesPerSecond { get; init; } = 240;

    /// <summary>How long a body may be slower than <see cref="BytesPerSecond"/>. The default value is 10 s.</summary>
    public TimeSpan SlowGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections at one time, in all and from one address.</summary>
    public ConnectionLimits Connections { get; init; } = new();
}
