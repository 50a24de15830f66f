using System.Text;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Tests.Contract;

/// <summary>Listing as one would write it down: sort, group, cut.</summary>
internal static class PlainListing
{
    public static IComparer<string> ByBytes { get; } =
        Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    /// <summary>Keys and common prefixes in order, all pages together.</summary>
    public static IEnumerable<string> Entries(IEnumerable<string> keys, ListQuery query) => keys
        .Where(key => key.StartsWith(query.Prefix, StringComparison.Ordinal))
        .Select(key => Entry(key, query))
        .Distinct()
        .Where(entry => ByBytes.Compare(entry, query.After) > 0)
        .Order(ByBytes);

    private static string Entry(string key, ListQuery query)
    {
        var at = query.Delimiter.Length == 0 ? -1 : key.IndexOf(query.Delimiter, query.Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? key : key[..(at + query.Delimiter.Length)];
    }
}
