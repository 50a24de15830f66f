namespace Usher.Buckets.Objects;

/// <summary>A piece of an object.</summary>
/// <param name="Offset">Of its first byte.</param>
/// <param name="Length">In bytes.</param>
/// <param name="IsWhole">Nothing less was asked for: neither a range nor a part.</param>
public readonly record struct Slice(long Offset, long Length, bool IsWhole);
