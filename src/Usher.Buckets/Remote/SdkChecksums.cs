using System.Collections.Concurrent;
using System.Reflection;
using Usher.Buckets.Checksums;

namespace Usher.Buckets.Remote;

/// <summary>Reads and writes the checksums of the SDK's requests and responses by reflection: each type has a property for each algorithm, such as ChecksumCRC32, but they have no common base type.</summary>
internal static class SdkChecksums
{
    private static readonly ConcurrentDictionary<Type, (ChecksumAlgorithm Algorithm, PropertyInfo Property)[]> Known = new();

    /// <summary>The checksum in a response; null if there is none.</summary>
    public static Checksum? Get(object answer)
    {
        foreach (var (algorithm, property) in Properties(answer))
        {
            if (property.GetValue(answer) is string { Length: > 0 } value)
                return new(algorithm, value);
        }

        return null;
    }

    /// <summary>Sets the checksum of a request.</summary>
    public static void Set(object request, Checksum? checksum)
    {
        if (checksum is null)
            return;
        foreach (var (algorithm, property) in Properties(request))
        {
            if (algorithm == checksum.Algorithm)
                property.SetValue(request, checksum.Value);
        }
    }

    public static ChecksumType TypeOf(Amazon.S3.ChecksumType? type) => type == Amazon.S3.ChecksumType.COMPOSITE ? ChecksumType.Composite : ChecksumType.FullObject;

    /// <summary>The algorithm with the SDK's name; null for none and for an unknown one.</summary>
    public static ChecksumAlgorithm? AlgorithmOf(string? name)
    {
        foreach (var algorithm in ChecksumRules.Algorithms)
        {
            if (ChecksumRules.NameOf(algorithm).Equals(name, StringComparison.OrdinalIgnoreCase))
                return algorithm;
        }

        return null;
    }

    private static (ChecksumAlgorithm Algorithm, PropertyInfo Property)[] Properties(object holder) => Known.GetOrAdd(holder.GetType(), static type =>
    [
        .. ChecksumRules.Algorithms
            .Select(algorithm => (Algorithm: algorithm, Property: type.GetProperty("Checksum" + ChecksumRules.NameOf(algorithm))!))
            .Where(pair => pair.Property is not null),
    ]);
}
