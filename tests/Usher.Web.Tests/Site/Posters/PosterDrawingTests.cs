using System.Text.RegularExpressions;
using System.Xml.Linq;
using Usher.Web.Site.Films;
using Usher.Web.Site.Posters;

namespace Usher.Web.Tests.Site.Posters;

public sealed partial class PosterDrawingTests
{
    private static readonly Film Heat = new("1", "Heat", 1995, ["Crime", "Thriller"], 3);

    [Fact]
    public void A_film_always_gets_the_same_poster_and_another_film_another()
    {
        Assert.Equal(PosterDrawing.Of(Heat), PosterDrawing.Of(Heat with { Watches = 9 }));
        Assert.NotEqual(PosterDrawing.Of(Heat), PosterDrawing.Of(Heat with { Year = 1972 }));
    }

    [Fact]
    public void Script_in_a_title_is_text()
    {
        var drawn = XElement.Parse(PosterDrawing.Of(Heat with { Title = "<script>alert(1)</script> \" onload=x" }));

        Assert.DoesNotContain(drawn.DescendantsAndSelf(), element => element.Name.LocalName == "script" || element.Attribute("onload") is not null);
        Assert.Contains("SCRIPT", drawn.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_drawing_that_a_genre_or_an_era_names_is_there()
    {
        var motifs = File.ReadAllText(Path.Combine(Usher.Contracts.Repository.Root, "src/Usher.Web/Site/Posters/Motifs.razor"));
        string[] genres = ["Action", "Adventure", "Animation", "Children", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Film-Noir", "History", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western", "Never heard of", "Nor of this", ""];

        foreach (var drawn in from genre in genres from year in (int?[])[1930, 1960, 1980, 2000, null] select PosterDrawing.Of(new("1", "Heat", year, [genre], 0)))
            Assert.All(Used().Matches(drawn), use => Assert.Contains($"id=\"{use.Groups[1].Value}\"", motifs, StringComparison.Ordinal));
    }

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Used();
}
