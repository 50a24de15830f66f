namespace Usher.Watching.Health;

/// <summary>How much room there has to be on the disk of the data folder.</summary>
internal sealed record DiskLimits
{
    /// <summary>Below it the server is not ready, in bytes. The default value is 64 MiB: the databases and their journals can still be written and put away.</summary>
    public long Least { get; init; } = 64L << 20;

    /// <summary>Below it the server says so, in bytes. The default value is 1 GiB: a large import or training may not fit any more.</summary>
    public long Comfortable { get; init; } = 1L << 30;
}
