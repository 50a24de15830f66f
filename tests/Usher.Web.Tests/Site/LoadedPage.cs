using System.Net;
using System.Text.RegularExpressions;

namespace Usher.Web.Tests.Site;

/// <summary>A page as it came.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Text">Its markup.</param>
/// <param name="Policy">What it may load.</param>
/// <param name="Cookies">That it set.</param>
internal sealed partial record LoadedPage(HttpStatusCode Status, string Text, string Policy, string Cookies)
{
    /// <summary>The lists on it, in their order.</summary>
    public IEnumerable<string> Shelves => ShelfIds().Matches(Text).Select(shelf => shelf.Groups[1].Value);

    /// <summary>The films of a list, in their order.</summary>
    public string[] FilmsIn(string shelf)
    {
        var start = Text.IndexOf($"id=\"{shelf}\"", StringComparison.Ordinal);
        return start < 0 ? [] : [.. FilmIds().Matches(Text[start..Text.IndexOf("</section>", start, StringComparison.Ordinal)]).Select(film => film.Groups[1].Value)];
    }

    [GeneratedRegex("<section class=\"shelf\" id=\"([^\"]+)\"")]
    private static partial Regex ShelfIds();

    [GeneratedRegex("data-film=\"([^\"]+)\"")]
    private static partial Regex FilmIds();
}
