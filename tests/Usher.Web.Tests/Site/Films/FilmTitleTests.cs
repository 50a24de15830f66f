using Usher.Web.Site.Films;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Site.Films;

public sealed class FilmTitleTests
{
    [Theory]
    [InlineData("Usual Suspects, The (1995)", "The Usual Suspects", 1995)]
    [InlineData("Misérables, Les (1998)", "Les Misérables", 1998)]
    [InlineData("Heat", "Heat", null)]
    [InlineData("2001 (A Space Odyssey)", "2001 (A Space Odyssey)", null)]
    [InlineData("(1984)", "(1984)", null)]
    public void A_title_is_read_as_people_say_it(string written, string title, int? year) => Assert.Equal((title, year), FilmTitle.Read(written));

    [Fact]
    public void A_film_takes_its_year_from_the_column_and_else_from_the_title()
    {
        var item = new DescribedItem { ItemId = "1", Title = "Heat (1995)", Interactions = 3, Columns = new Dictionary<string, string> { ["GENRES"] = "Crime|Thriller" } };

        Assert.Equal("1995 · Crime, Thriller", Film.Of(item).Facts);
        Assert.Equal(1996, Film.Of(item with { Columns = new Dictionary<string, string> { ["YEAR"] = "1996" } }).Year);
    }

    [Fact]
    public void An_item_that_nothing_is_known_of_is_called_by_its_id() => Assert.Equal(("a b&c", "/film?id=a%20b%26c"), (Film.Unknown("a b&c").Title, Film.Unknown("a b&c").Address));
}
