using Usher.Buckets.Naming;
using Usher.Buckets.Objects;

namespace Usher.Storage.Objects;

/// <summary>Reads a page of sorted rows, and skips the keys below each common prefix instead of reading them.</summary>
/// <param name="prefix">The prefix of the listed keys.</param>
/// <param name="delimiter">Ends a common prefix; empty for none.</param>
internal sealed class ListCut(string prefix, string delimiter)
{
    /// <summary>Reads at most a number of rows, in order, from one key (inclusive) to another (exclusive; null for no end). It reads lazily, because most rows may be below the first common prefix and are not needed.</summary>
    public delegate IEnumerable<T> Scan<T>(byte[] from, byte[]? to, int limit);

    /// <param name="from">The first key of the page.</param>
    /// <param name="after">Only keys and common prefixes after this text are listed; empty for all.</param>
    /// <param name="limit">The most rows and common prefixes together.</param>
    /// <param name="keyOf">Gives a row's key.</param>
    /// <param name="scan">Reads rows.</param>
    public Listing<T> List<T>(byte[] from, string after, int limit, Func<T, string> keyOf, Scan<T> scan)
    {
        var items = new List<T>();
        var groups = new List<string>();
        var end = KeyOrder.Behind(ObjectKeys.ToBytes(prefix));
        // If 'after' is below a common prefix, that prefix sorts before 'after', so all keys below it are skipped.
        byte[]? start = GroupOf(after) is { } passed ? BehindGroup(passed) : Later(from, ObjectKeys.ToBytes(prefix));
        string? last = null;
        while (start is not null && limit > 0)
        {
            var rows = scan(start, end, limit - items.Count - groups.Count + 1);
            start = null;
            foreach (var row in rows)
            {
                if (items.Count + groups.Count == limit)
                    return new(items, groups, IsTruncated: true, last);

                if (GroupOf(keyOf(row)) is { } group)
                {
                    groups.Add(last = group);
                    start = BehindGroup(group);
                    break;
                }

                items.Add(row);
                last = keyOf(row);
            }
        }

        return new(items, groups, IsTruncated: false, last);
    }

    private static byte[] Later(byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b) < 0 ? b : a;

    private static byte[] BehindGroup(string group) => KeyOrder.Behind(ObjectKeys.ToBytes(group))!;

    // Searching in UTF-16 finds the same positions as in UTF-8, because prefix and delimiter have whole characters.
    private string? GroupOf(string key)
    {
        if (delimiter.Length == 0 || !key.StartsWith(prefix, StringComparison.Ordinal))
            return null;

        var at = key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }
}
