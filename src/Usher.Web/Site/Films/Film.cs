using System.Globalization;
using Usher.Wire.UsherApi;

namespace Usher.Web.Site.Films;

/// <summary>An item, as the site shows it.</summary>
/// <param name="Id">Id of the item.</param>
/// <param name="Title">The title without its year; the id where there is none.</param>
/// <param name="Year">The year of release; null where it is not known.</param>
/// <param name="Genres">The main genre first.</param>
/// <param name="Watches">Number of interactions.</param>
public sealed record Film(string Id, string Title, int? Year, IReadOnlyList<string> Genres, int Watches)
{
    /// <summary>Address of its page.</summary>
    public string Address => $"/film?id={Uri.EscapeDataString(Id)}";

    /// <summary>The year and up to two genres, for a line below the title; empty where neither is known.</summary>
    public string Facts => string.Join(" · ", ((string?[])[Year?.ToString(CultureInfo.InvariantCulture), Genres.Count == 0 ? null : string.Join(", ", Genres.Take(2))]).OfType<string>());

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

    /// <summary>A film of which only the id is known.</summary>
    internal static Film Unknown(string id) => new(id, id, Year: null, [], Watches: 0);
}
