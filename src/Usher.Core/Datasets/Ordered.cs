namespace Usher.Core.Datasets;

/// <summary>Operations on sorted lists.</summary>
internal static class Ordered
{
    /// <summary>Merges two lists that are sorted in the same order.</summary>
    public static IEnumerable<T> Merge<T>(this IEnumerable<T> first, IEnumerable<T> second, Comparison<T> order)
    {
        using var others = second.GetEnumerator();
        var hasOther = others.MoveNext();
        foreach (var one in first)
        {
            for (; hasOther && order(others.Current, one) < 0; hasOther = others.MoveNext())
                yield return others.Current;
            yield return one;
        }

        for (; hasOther; hasOther = others.MoveNext())
            yield return others.Current;
    }
}
