using System.Globalization;
using Usher.Wire.Insight;

namespace Usher.Web.Site.Films;

/// <summary>An item as the site shows it.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">What people call it, without its year; the id where nothing says.</param>
/// <param name="Year">When it came out; null where nothing says.</param>
/// <param name="Genres">The main one first.</param>
/// <param name="Watches">How many interactions it has.</param>
public sealed record Film(string Id, string Title, int? Year, IReadOnlyList<string> Genres, int Watches)
{
    /// <summary>The page that tells of it.</summary>
    public string Address => $"/film?id={Uri.EscapeDataString(Id)}";

    /// <summary>Its year and up to two genres, for a line below the title; empty where nothing is known.</summary>
    public string Facts => string.Join(" · ", ((string?[])[Year?.ToString(CultureInfo.InvariantCulture), Genres.Count == 0 ? null : string.Join(", ", Genres.Take(2))]).OfType<string>());

    /// <summary>Of what is known of an item.</summary>
    internal static Film Of(DescribedItem item)
    {
        var (title, year) = FilmTitle.Read(item.Title ?? item.ItemId);
        return new(
            item.ItemId,
            title,
            item.Columns.TryGetValue("YEAR", out var given) && int.TryParse(given, CultureInfo.InvariantCulture, out var number) ? number : year,
            [.. (item.Columns.GetValueOrDefault("GENRES") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)],
            item.Interactions);
    }

    /// <summary>Of an item that nothing is known of but its id.</summary>
    internal static Film Unknown(string id) => new(id, id, Year: null, [], Watches: 0);
}
