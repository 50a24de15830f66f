namespace Usher.Wire.S3;

/// <summary>What a host name says.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Bucket">In lower case, as host names compare; null unless it names one.</param>
public readonly record struct NamedHost(HostKind Kind, string? Bucket = null);

/// <summary>What a host name names.</summary>
public enum HostKind
{
    /// <summary>The server, or S3 at AWS: a bucket is in the path.</summary>
    Endpoint,

    /// <summary>A bucket: all of the path is a key.</summary>
    Bucket,

    /// <summary>Something else at AWS: another service, or a part of S3 that is asked in other ways.</summary>
    Amazon,

    /// <summary>None of these.</summary>
    Unknown,
}
