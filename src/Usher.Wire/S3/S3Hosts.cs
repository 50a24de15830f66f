namespace Usher.Wire.S3;

/// <summary>The forms of host names that S3 has at AWS.</summary>
/// <remarks>
/// AWS General Reference, "Amazon Simple Storage Service endpoints and quotas"; S3 User Guide, "Virtual hosting of general purpose buckets", "Using dual-stack endpoints", "Configuring Transfer
/// Acceleration" and "AWS PrivateLink for Amazon S3".
/// </remarks>
internal static class S3Hosts
{
    private static readonly string[] Domains = ["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu"];

    // The newer domain of dual-stack endpoints, which S3 has none of.
    private const string OtherDomain = "api.aws";

    /// <summary>Reads a name that may be one of AWS's.</summary>
    /// <param name="name">Without port and without a dot at its end.</param>
    public static NamedHost ReadAmazon(ReadOnlySpan<char> name)
    {
        foreach (var domain in Domains)
        {
            if (VirtualHosts.IsBelow(name, domain, out var before) && !before.IsEmpty)
                return Read(before) ?? new(HostKind.Amazon);
        }

        return new(VirtualHosts.IsBelow(name, OtherDomain, out var service) && !service.IsEmpty ? HostKind.Amazon : HostKind.Unknown);
    }

    /// <summary>Reads what stands before a domain: an endpoint of S3, with a bucket before it or not.</summary>
    /// <param name="name">For example <c>films.s3.eu-west-1</c>. It is read from its end: a bucket's name may look like an endpoint's.</param>
    /// <returns>Null where it does not end like an endpoint of S3.</returns>
    public static NamedHost? Read(ReadOnlySpan<char> name)
    {
        var rest = name;
        var last = TakeLast(ref rest);
        if (Is(last, "vpce"))
            return ReadInterface(rest);
        if (IsWholeEndpoint(last))
            return Of(rest);

        var isDualStack = false;
        var isRegion = IsRegion(last);
        if (isRegion)
            last = TakeLast(ref rest);
        if (Is(last, "dualstack"))
        {
            isDualStack = true;
            last = TakeLast(ref rest);
        }

        if (isRegion && (Is(last, "s3") || Is(last, "s3-fips")))
            return Of(rest);
        return isDualStack && !isRegion && Is(last, "s3-accelerate") ? Of(rest) : null;
    }

    // s3, the first of them; s3-us-west-2 and s3-external-1 with a dash, as they were before 2019; s3-accelerate.
    private static bool IsWholeEndpoint(ReadOnlySpan<char> label) =>
        Is(label, "s3") || Is(label, "s3-accelerate")
        || (label.StartsWith("s3-", StringComparison.OrdinalIgnoreCase) && IsRegion(label[3..]) && !label.StartsWith("s3-website-", StringComparison.OrdinalIgnoreCase));

    // BUCKET.bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1: in the place of 'bucket' may also stand what is asked in other ways.
    private static NamedHost? ReadInterface(ReadOnlySpan<char> rest)
    {
        if (!IsRegion(TakeLast(ref rest)) || !Is(TakeLast(ref rest), "s3") || !TakeLast(ref rest).StartsWith("vpce-", StringComparison.OrdinalIgnoreCase))
            return null;

        return rest.IsEmpty || Is(TakeLast(ref rest), "bucket") ? Of(rest) : null;
    }

    private static NamedHost Of(ReadOnlySpan<char> bucket) => bucket.IsEmpty ? new(HostKind.Endpoint) : VirtualHosts.BucketOf(bucket);

    private static ReadOnlySpan<char> TakeLast(ref ReadOnlySpan<char> labels)
    {
        var dot = labels.LastIndexOf('.');
        var last = labels[(dot + 1)..];
        labels = dot < 0 ? default : labels[..dot];
        return last;
    }

    private static bool Is(ReadOnlySpan<char> label, string name) => label.Equals(name, StringComparison.OrdinalIgnoreCase);

    // us-east-1, us-gov-west-1, eusc-de-east-1: words joined by dashes, and a number.
    private static bool IsRegion(ReadOnlySpan<char> label)
    {
        var dash = label.LastIndexOf('-');
        return dash > 0 && dash < label.Length - 1 && char.IsAsciiLetter(label[0]) && !label[(dash + 1)..].ContainsAnyExceptInRange('0', '9') && label[(dash - 1)] != '-';
    }
}
