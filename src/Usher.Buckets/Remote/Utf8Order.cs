using Usher.Buckets.Naming;

namespace Usher.Buckets.Remote;

/// <summary>Compares keys in the order of S3: by their UTF-8 bytes.</summary>
internal static class Utf8Order
{
    /// <summary>The later key of the two; null if both are null.</summary>
    public static string? Last(string? first, string? second)
    {
        if (first is null || second is null)
            return first ?? second;
        return ObjectKeys.ToBytes(first).AsSpan().SequenceCompareTo(ObjectKeys.ToBytes(second)) > 0 ? first : second;
    }
}
