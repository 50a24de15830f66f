namespace Usher.Core.Imports;

/// <summary>How imports are done, and how much of a machine they may take.</summary>
public sealed record ImportOptions
{
    private const long MinMemory = 512L << 20;
    private const long MaxMemory = 1L << 30;

    /// <summary>How many imports run side by side on a node, at least 1; further ones wait as CREATE PENDING. The default value is 4.</summary>
    public int MaxConcurrent { get; init; } = 4;

    /// <summary>Memory of the process of one import, in bytes. The default value is an eighth of the machine's, but at least 512 MiB and at most 1 GiB: what does not fit is put on the disk.</summary>
    public long Memory { get; init; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8, MinMemory, MaxMemory);

    /// <summary>
    /// Whether any fault fails a job. The default value is false: rows that are not well formed or lack a key are left out, other bad cells count as missing, and a job
    /// fails only if no row can be used.
    /// </summary>
    public bool IsStrict { get; init; }
}
