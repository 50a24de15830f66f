namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class HrnnMetadataRecipeTests
{
    [Theory]
    [InlineData("aws-hrnn-metadata")]
    [InlineData("aws-hrnn-coldstart")]
    public void An_item_that_nobody_has_seen_comes_where_its_genre_is_watched(string recipe)
    {
        var (set, genreOf, unseen) = Quick.TwoGenres();
        var ranker = Quick.Train(recipe, set);
        for (var user = 0; user < 8; user++)
        {
            var watched = genreOf[set.ItemsOf(user)[0]];
            var scores = new float[ranker.ItemCount];
            var state = ranker.Start(user);
            state.Advance(set.EventsOf(user));
            state.Score(scores);

            var (wanted, other) = (scores[unseen[watched]], scores[unseen[1 - watched]]);
            Assert.True(wanted > 2 * other, $"User {user}: the new item of the watched genre scores {wanted}, that of the other {other}.");
            var bestOfOther = Enumerable.Range(0, set.ItemCount).Where(item => genreOf[item] != watched).Max(item => scores[item]);
            Assert.True(wanted > bestOfOther, $"User {user}: the new item scores {wanted}, one of the other genre {bestOfOther}.");
        }
    }

    [Theory]
    [InlineData("aws-hrnn-metadata")]
    [InlineData("aws-hrnn-coldstart")]
    public void A_text_tells_of_an_item_that_nobody_has_seen(string recipe)
    {
        var (columns, genreOf, unseen) = Quick.TwoGenres();
        string[] wars = ["soldiers", "tanks", "a battle", "trenches", "an army", "a general", "guns", "the front", "a bombardment"];
        string[] loves = ["a kiss", "a wedding", "lovers", "a bride", "a couple", "a proposal", "romance", "a date", "a honeymoon"];
        var set = Columns.WithTexts(columns, item => genreOf[columns.ItemIds.IndexOf(item)] == 0
            ? $"A war film about {wars[columns.ItemIds.IndexOf(item) % wars.Length]}." : $"A love story with {loves[columns.ItemIds.IndexOf(item) % loves.Length]}.");

        var ranker = Quick.Train(recipe, set);

        for (var user = 0; user < 8; user++)
        {
            var watched = genreOf[set.ItemsOf(user)[0]];
            var scores = new float[ranker.ItemCount];
            var state = ranker.Start(user);
            state.Advance(set.EventsOf(user));
            state.Score(scores);
            Assert.True(scores[unseen[watched]] > 2 * scores[unseen[1 - watched]], $"User {user}: {scores[unseen[watched]]} is not twice {scores[unseen[1 - watched]]}.");
        }
    }

    [Fact]
    public void Without_columns_it_is_pushed_down_instead()
    {
        var (set, genreOf, unseen) = Quick.TwoGenres();
        string[] history = ["item-1", "item-2"];
        var scores = Recipe.ScoresAfter(Quick.Train("aws-hrnn", set), set, history);

        var worstOfWatched = Enumerable.Range(0, set.ItemCount)
            .Where(item => genreOf[item] == 0 && !unseen.Contains(item) && !history.Contains(set.ItemIds[item]))
            .Min(item => scores[item]);
        Assert.All(unseen, item => Assert.True(scores[item] < worstOfWatched, $"{scores[item]} is not below {worstOfWatched}."));
    }
}
