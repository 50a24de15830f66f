using System.Globalization;
using System.Text.RegularExpressions;

namespace Usher.Web.Site.Films;

/// <summary>Parses titles of catalogues: "Usual Suspects, The (1995)" is "The Usual Suspects" of 1995.</summary>
internal static partial class FilmTitle
{
    /// <summary>The title as it is shown, and the year if the text ends with one.</summary>
    public static (string Title, int? Year) Read(string written)
    {
        int? year = null;
        var title = written.Trim();
        if (YearAtEnd().Match(title) is { Success: true, Index: > 0 } found)
        {
            year = int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            title = title[..found.Index].TrimEnd();
        }

        return ArticleAtEnd().Match(title) is { Success: true, Index: > 0 } article ? ($"{article.Groups[1].Value} {title[..article.Index]}", year) : (title, year);
    }

    [GeneratedRegex(@"\((\d{4})\)$")]
    private static partial Regex YearAtEnd();

    [GeneratedRegex(", (The|An?|Les?|La|Der|Die|Das|El|Los|Las|Il)$")]
    private static partial Regex ArticleAtEnd();
}
