namespace Usher.Watching.Health;

/// <summary>How much space must be free on the disk of the data folder.</summary>
internal sealed record DiskLimits
{
    /// <summary>With fewer free bytes the server is not ready. The default value is 64 MiB, with which the databases and their journals can still be written.</summary>
    public long Required { get; init; } = 64L << 20;

    /// <summary>With fewer free bytes the server is Degraded. The default value is 1 GiB: a large import or training may no longer fit.</summary>
    public long Comfortable { get; init; } = 1L << 30;
}
