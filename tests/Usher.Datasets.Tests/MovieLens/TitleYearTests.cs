using Usher.Datasets.MovieLens;

namespace Usher.Datasets.Tests.MovieLens;

public sealed class TitleYearTests
{
    [Theory]
    [InlineData("Toy Story (1995)", 1995)]
    [InlineData("2001: A Space Odyssey (1968)", 1968)]
    [InlineData("Scream of Stone (Schrei aus Stein) (1991)", 1991)]
    [InlineData("Two Friends (1986) (TV)", 1986)]
    [InlineData("Class of 1999 (1999) (1990)", 1990)]
    [InlineData("Death Note: Desu nôto (2006–2007)", 2006)]
    [InlineData("Fawlty Towers (1975-1979)", 1975)]
    [InlineData("A Series (2014–)", 2014)]
    public void Is_the_last_one_in_parentheses(string title, int year) => Assert.Equal(year, TitleYear.Of(title));

    [Theory]
    [InlineData("Moonlight")]
    [InlineData("")]
    [InlineData("Blade Runner 2049")]
    [InlineData("Vol. (19955)")]
    public void Is_unknown_where_there_is_none(string title) => Assert.Null(TitleYear.Of(title));
}
