using System.Net;

namespace Usher.Wire.S3;

/// <summary>Reads host names: which are the server's, and which hold a bucket.</summary>
/// <remarks>S3 User Guide, "Virtual hosting of general purpose buckets".</remarks>
public sealed class VirtualHosts
{
    private const string Local = "localhost";

    // Longer ones first: of usher.example.com and example.com the first one is meant where both fit.
    private readonly string[] _names;

    /// <param name="names">Names of the server, beside localhost: without ports, in any case.</param>
    public VirtualHosts(IEnumerable<string> names) => _names = [.. names.Append(Local).OrderByDescending(name => name.Length)];

    /// <summary>Those of a server that has no name of its own.</summary>
    public static VirtualHosts Usual { get; } = new([]);

    /// <summary>Reads a host name.</summary>
    /// <param name="host">As in the Host header, with or without a port.</param>
    /// <remarks>
    /// IP addresses and names without dots are the server's: the first name no bucket, and the second are those of containers, of /etc/hosts and of a search domain. Neither can be had by a stranger
    /// whose page a browser shows, who has a name of the public DNS.
    /// </remarks>
    public NamedHost Read(ReadOnlySpan<char> host)
    {
        var name = WithoutPort(host);
        // The root of the DNS may be written.
        if (name is [.., '.'])
            name = name[..^1];
        if (!name.ContainsAny('.', ':') || IPAddress.IsValid(name))
            return new(HostKind.Endpoint);

        foreach (var own in _names)
        {
            if (IsBelow(name, own, out var before))
                return Below(before);
        }

        return S3Hosts.ReadAmazon(name);
    }

    /// <summary>Whether a host name is another one, or ends with it after a dot.</summary>
    /// <param name="name">The name.</param>
    /// <param name="end">What it ends with.</param>
    /// <param name="before">What stands before the dot; empty where the names are the same.</param>
    internal static bool IsBelow(ReadOnlySpan<char> name, string end, out ReadOnlySpan<char> before)
    {
        before = default;
        if (!name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            return false;
        if (name.Length == end.Length)
            return true;

        before = name[..^end.Length];
        if (before is not [_, .., '.'])
            return false;

        before = before[..^1];
        return true;
    }

    // The bucket may be told apart by 's3', which is too short for a bucket's name.
    private static NamedHost Below(ReadOnlySpan<char> before) => before switch
    {
        "" or "s3" => new(HostKind.Endpoint),
        [_, .., '.', 's', '3'] => BucketOf(before[..^3]),
        _ => BucketOf(before),
    };

    internal static NamedHost BucketOf(ReadOnlySpan<char> name) => new(HostKind.Bucket, name.ToString().ToLowerInvariant());

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        if (host is ['[', ..] && host.IndexOf(']') is > 0 and var end)
            return host[1..end];

        var colon = host.LastIndexOf(':');
        return colon < 0 ? host : host[..colon];
    }
}
