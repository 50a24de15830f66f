namespace Usher.Wire.S3;

/// <summary>Buckets in host names.</summary>
/// <remarks>S3 User Guide, "Virtual hosting of general purpose buckets".</remarks>
public static class VirtualHosts
{
    // Of hosts that end so, what stands before is a bucket. Longer ones first.
    private static readonly string[] Ends = [".s3.localhost", ".localhost", ".s3.amazonaws.com"];

    /// <summary>The bucket that a host names; null if it names none, and the path does.</summary>
    /// <param name="host">As in the Host header, with or without a port.</param>
    public static string? BucketOf(string host)
    {
        var colon = host.LastIndexOf(':');
        var name = colon < 0 ? host : host[..colon];
        foreach (var end in Ends)
        {
            if (name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase) && !string.Equals(name, "s3" + end, StringComparison.OrdinalIgnoreCase))
                return name[..^end.Length];
        }

        return null;
    }
}
