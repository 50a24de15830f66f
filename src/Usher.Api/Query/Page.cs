using System.Text;
using Usher.Wire.Errors;

namespace Usher.Api.Query;

/// <summary>A part of a list, with what asks for the next part.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="IsTruncated">Whether more follow.</param>
/// <param name="Marker">Asks for those; null where none follow.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool IsTruncated, string? Marker);

/// <summary>Cuts lists into pages. A marker says behind which name to go on, so that changes between two pages neither repeat nor lose what stayed.</summary>
internal static class Page
{
    private const int DefaultItems = 100;

    /// <summary>One page.</summary>
    /// <param name="all">Sorted by key, without case.</param>
    /// <param name="key">What tells the items apart.</param>
    /// <param name="marker">As the page before gave it; null for the first.</param>
    /// <param name="maxItems">At most so many; null for a hundred.</param>
    /// <exception cref="AwsException">ValidationError: the marker is none of ours.</exception>
    public static Page<T> Of<T>(IEnumerable<T> all, Func<T, string> key, string? marker, int? maxItems)
    {
        var after = marker is null ? null : Read(marker);
        var rest = after is null ? all : all.SkipWhile(item => string.Compare(key(item), after, StringComparison.OrdinalIgnoreCase) <= 0);
        var max = maxItems ?? DefaultItems;
        var items = rest.Take(max + 1).ToList();
        if (items.Count <= max)
            return new(items, false, null);

        items.RemoveAt(max);
        return new(items, true, Convert.ToBase64String(Encoding.UTF8.GetBytes(key(items[^1]))));
    }

    private static string Read(string marker)
    {
        var bytes = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new AwsException("ValidationError", $"The marker '{marker}' is none that an earlier answer gave. Leave it out to begin anew.");
    }
}
