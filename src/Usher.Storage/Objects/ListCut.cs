using Usher.Buckets.Naming;
using Usher.Buckets.Objects;

namespace Usher.Storage.Objects;

/// <summary>Cuts a page out of sorted rows, leaping over the keys below each common prefix instead of reading them.</summary>
/// <param name="prefix">Only keys that begin so.</param>
/// <param name="delimiter">Ends a common prefix; empty for none.</param>
internal sealed class ListCut(string prefix, string delimiter)
{
    /// <summary>Rows from one key (inclusive) to another (exclusive, or null), in order, at most so many; read as they are asked for, as most of them lie below the first common prefix.</summary>
    public delegate IEnumerable<T> Scan<T>(byte[] from, byte[]? to, int limit);

    /// <param name="from">The first key that may come.</param>
    /// <param name="after">The text that everything listed must sort behind; empty for all.</param>
    /// <param name="limit">At most so many rows and common prefixes together.</param>
    /// <param name="keyOf">A row's key.</param>
    /// <param name="scan">Reads rows.</param>
    public Listing<T> List<T>(byte[] from, string after, int limit, Func<T, string> keyOf, Scan<T> scan)
    {
        var items = new List<T>();
        var groups = new List<string>();
        var end = KeyOrder.Behind(ObjectKeys.ToBytes(prefix));
        // After lies in a common prefix: that one sorts before it, with all it holds.
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

    // In UTF-16: characters are never cut, so the same places are found as in UTF-8.
    private string? GroupOf(string key)
    {
        if (delimiter.Length == 0 || !key.StartsWith(prefix, StringComparison.Ordinal))
            return null;

        var at = key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }
}
