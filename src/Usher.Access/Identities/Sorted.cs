using System.Collections.Immutable;

namespace Usher.Access.Identities;

/// <summary>Collections by name as IAM compares names: without case, and in order. ARNs are compared with case.</summary>
public static class Sorted
{
    /// <summary>Nothing yet.</summary>
    public static ImmutableSortedDictionary<string, T> None<T>() => Empty<T>.Dictionary;

    /// <summary>No names yet.</summary>
    public static ImmutableSortedSet<string> Names { get; } = ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>No ARNs yet.</summary>
    public static ImmutableSortedSet<string> Arns { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private static class Empty<T>
    {
        public static readonly ImmutableSortedDictionary<string, T> Dictionary = ImmutableSortedDictionary.Create<string, T>(StringComparer.OrdinalIgnoreCase);
    }
}
