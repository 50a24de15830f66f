using System.Globalization;

namespace Usher.Ranking.Splits;

/// <summary>Ids as a person would sort them: whole numbers by value and before all others, others character by character.</summary>
/// <remarks>
/// Comparing numbers by value and everything else as text, pair by pair, would be no order at all: 9 comes before 10, "10" before "1a", and "1a"
/// before "9". Hence numbers come first.
/// </remarks>
internal sealed class ItemIdOrder : IComparer<string>
{
    public static ItemIdOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var xIsNumber = IsWholeNumber(x, out var xValue);
        var yIsNumber = IsWholeNumber(y, out var yValue);
        if (xIsNumber != yIsNumber)
            return xIsNumber ? -1 : 1;

        var byValue = xValue.CompareTo(yValue);
        return byValue != 0 ? byValue : string.CompareOrdinal(x, y);
    }

    private static bool IsWholeNumber(string? id, out long value) =>
        long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
