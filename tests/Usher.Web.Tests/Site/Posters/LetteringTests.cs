using Usher.Web.Site.Posters;

namespace Usher.Web.Tests.Site.Posters;

public sealed class LetteringTests
{
    private const double Letter = 0.6;

    [Theory]
    [InlineData("Heat")]
    [InlineData("The Good, the Bad and the Ugly")]
    [InlineData("Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb")]
    public void Every_line_fits_between_the_margins(string title)
    {
        var lettering = Lettering.Of(title, Letter);

        Assert.InRange(lettering.Lines.Count, 1, 5);
        Assert.All(lettering.Lines, line => Assert.True(line.IsTooWide || line.Text.Length * lettering.Size * Letter <= Lettering.Width));
    }

    [Fact]
    public void A_short_title_is_set_larger_than_a_long_one() => Assert.True(Lettering.Of("Heat", Letter).Size > Lettering.Of("The Good, the Bad and the Ugly", Letter).Size);

    [Fact]
    public void A_word_that_fits_in_no_size_is_squeezed() => Assert.True(Assert.Single(Lettering.Of(new string('w', 50), Letter).Lines).IsTooWide);

    [Fact]
    public void No_letter_is_lost_of_a_title_that_is_not_very_long() =>
        Assert.Equal("The Adventures of Buckaroo Banzai", string.Join(' ', Lettering.Of("The Adventures of Buckaroo Banzai", Letter).Lines.Select(line => line.Text)));
}
