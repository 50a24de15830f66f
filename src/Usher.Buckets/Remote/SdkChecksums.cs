using System.Collections.Concurrent;
using System.Reflection;
using Usher.Buckets.Checksums;

namespace Usher.Buckets.Remote;

/// <summary>The checksums of the SDK's requests and answers: each has a property for each algorithm, ChecksumCRC32 and so on, and no type in common.</summary>
internal static class SdkChecksums
{
    private static readonly ConcurrentDictionary<Type, (ChecksumAlgorithm Algorithm, PropertyInfo Property)[]> Known = new();

    /// <summary>The checksum that an answer tells; null if none.</summary>
    public static Checksum? Get(object answer)
    {
        foreach (var (algorithm, property) in Properties(answer))
        {
            if (property.GetValue(answer) is string { Length: > 0 } value)
                return new(algorithm, value);
        }

        return null;
    }

    /// <summary>Says a checksum in a request.</summary>
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

    /// <summary>What the SDK's name of an algorithm means here; null for none and for those that are unknown here.</summary>
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
