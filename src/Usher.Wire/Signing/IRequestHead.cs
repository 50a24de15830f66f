using Usher.Wire.S3;

namespace Usher.Wire.Signing;

/// <summary>What a signature covers of an HTTP request, as it came over the wire.</summary>
public interface IRequestHead
{
    /// <summary>The method, in upper case.</summary>
    string Method { get; }

    /// <summary>The path as it came, still percent-encoded, without the query.</summary>
    string RawPath { get; }

    /// <summary>The query as it came, still percent-encoded, without the question mark; empty if there is none.</summary>
    string RawQuery { get; }

    /// <summary>The bucket that the host names; null if it names none. Signature Version 2 covers it.</summary>
    string? HostedBucket => VirtualHosts.Usual.Read(Header("Host") ?? "").Bucket;

    /// <summary>The names of the headers that came, in any case, each at least once.</summary>
    /// <remarks>Asked once for each request, to find headers that ought to be signed and are not.</remarks>
    IEnumerable<string> HeaderNames { get; }

    /// <summary>The values of a header in the order they came, joined by commas.</summary>
    /// <param name="name">In any case.</param>
    /// <returns>Null if the header did not come.</returns>
    string? Header(string name);
}
