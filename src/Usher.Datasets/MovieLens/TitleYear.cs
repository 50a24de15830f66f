using System.Globalization;
using System.Text.RegularExpressions;

namespace Usher.Datasets.MovieLens;

/// <summary>Finds the year that MovieLens writes behind a title.</summary>
internal static partial class TitleYear
{
    /// <summary>The last year in parentheses, or the first year of a range there.</summary>
    /// <param name="title">Such as "Toy Story (1995)", "Death Note (2006–2007)" or "Two Friends (1986) (TV)".</param>
    /// <returns>The year; null when the title has none.</returns>
    public static int? Of(string title) =>
        YearInParentheses().Match(title) is { Success: true } found
            ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    // From the right: before the year a title may have another title in parentheses, behind it a kind such as (TV).
    [GeneratedRegex(@"\(([0-9]{4})(?:\s*[-–]\s*(?:[0-9]{4})?)?\)", RegexOptions.RightToLeft | RegexOptions.CultureInvariant)]
    private static partial Regex YearInParentheses();
}
