using Usher.Buckets.Naming;

namespace Usher.Buckets.Remote;

/// <summary>The order of keys: that of their UTF-8 bytes.</summary>
internal static class Utf8Order
{
    /// <summary>Whichever sorts last; null if neither is there.</summary>
    public static string? Last(string? first, string? second)
    {
        if (first is null || second is null)
            return first ?? second;
        return ObjectKeys.ToBytes(first).AsSpan().SequenceCompareTo(ObjectKeys.ToBytes(second)) > 0 ? first : second;
    }
}
