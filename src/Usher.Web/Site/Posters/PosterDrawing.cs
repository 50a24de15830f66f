using System.Globalization;
using System.Net;
using System.Text;
using Usher.Web.Site.Films;

namespace Usher.Web.Site.Posters;

/// <summary>Draws the poster of a film from its title, year and genres. The same film always gets the same poster.</summary>
/// <remarks>Inline SVG of 200 by 300 units. It refers to the drawings of <see cref="Motifs"/>, which the document has to contain once.</remarks>
internal static class PosterDrawing
{
    private const int Left = 16;
    private const int Right = 184;
    private const int Bottom = 276;

    // Average width of a letter as a fraction of the font size, of the widest common font of each class, so that a title never exceeds its poster.
    private static double LetterOf(Genre genre) => genre.Face switch
    {
        "narrow" => 0.5,
        "serif" => 0.66,
        "wide" => 0.7,
        _ => 0.7,
    } * (genre.IsShouted ? 1.16 : 1);

    /// <summary>The SVG markup. The title is encoded.</summary>
    public static string Of(Film film)
    {
        var seed = Seed.Of($"{film.Title} {film.Year}");
        var genre = Genre.Of(film.Genres.Count > 0 ? film.Genres[0] : "");
        var hue = genre.Hue + Pick(seed, 0, 29) - 14;
        var other = film.Genres.Count > 1 ? Genre.Of(film.Genres[1]) : genre;
        var second = film.Genres.Count > 1 ? other.Hue : hue + 140 + Pick(seed, 3, 80);
        var motif = Pick(seed, 21, 5) < 2 ? other.Motif : genre.Motif;
        var era = Era.Of(film.Year);
        var light = 16 + Pick(seed, 6, 12);

        var svg = new StringBuilder(900);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"poster {genre.Face}\" viewBox=\"0 0 200 300\" aria-hidden=\"true\" focusable=\"false\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"200\" height=\"300\" fill=\"hsl({Turn(hue)} {era.Saturation}% {light}%)\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<use href=\"#{motif}\" fill=\"hsl({Turn(hue + 8)} {era.Saturation + 2}% {light + 22}%)\" color=\"hsl({Turn(second)} {era.Saturation + 4}% 62%)\" transform=\"{Placement(seed)}\"/>");
        svg.Append("<use href=\"#shade\"/>");
        if (era.Frame is { } frame)
            svg.Append(CultureInfo.InvariantCulture, $"<use href=\"#{frame}\" color=\"hsl({Turn(second)} 40% 82%)\"/>");
        AppendTitle(svg, film, genre);
        return svg.Append("</svg>").ToString();
    }

    private static void AppendTitle(StringBuilder svg, Film film, Genre genre)
    {
        var lettering = Lettering.Of(genre.IsShouted ? film.Title.ToUpperInvariant() : film.Title, LetterOf(genre));
        var step = (int)(lettering.Size * 1.04);
        var first = Bottom - ((lettering.Lines.Count - 1) * step);
        foreach (var (number, line) in lettering.Lines.Index())
        {
            var squeeze = line.IsTooWide ? string.Create(CultureInfo.InvariantCulture, $" textLength=\"{Lettering.Width}\" lengthAdjust=\"spacingAndGlyphs\"") : "";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{first + (number * step)}\" font-size=\"{lettering.Size}\"{squeeze}>{WebUtility.HtmlEncode(line.Text)}</text>");
        }

        if (film.Year is { } year)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"year\" x=\"{Right}\" y=\"28\" text-anchor=\"end\">{year}</text>");
    }

    // Mirrored or not, scaled and slightly rotated, around the centre of the upper part.
    private static string Placement(uint seed)
    {
        var scale = 0.9 + (Pick(seed, 12, 8) * 0.05);
        var mirror = Pick(seed, 15, 2) == 0 ? -1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"translate(100 120) rotate({Pick(seed, 17, 17) - 8}) scale({mirror * scale:0.##} {scale:0.##}) translate(-100 -120)");
    }

    private static int Pick(uint seed, int shift, int count) => (int)((seed >> shift | seed << (32 - shift)) % (uint)count);

    private static int Turn(int hue) => ((hue % 360) + 360) % 360;
}
