using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Ranking.ModelFolders;

namespace Usher.Ranking.Tests.Actions;

public sealed class ActionRankerTests
{
    private const long Newest = 100L * 86_400;

    // Two items with vectors of one number and a category each, one user column.
    private static readonly ActionFeatures Features = new(
        new[] { 1f, -1f }, new[] { 1f, 0.5f }, new(new[] { 0, 1, 2 }, new[] { 0, 1 }, 2), new(new[] { 0, 1, 1 }, new[] { 0 }, 1), takeRate: 0.25);

    private static readonly Gen<ActionEvent> AnyEvent =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Long[0, Newest]).Select((action, type, time) => new ActionEvent(action, (ActionEventType)type, time));

    [Fact]
    public void Scores_are_propensities_and_those_of_actions_without_enough_events_are_0() =>
        Gen.Select(AnyEvent.Array[0, 20], Gen.Select(Gen.Int[0, 1], Gen.Long[0, Newest]).Array[0, 20], Gen.Int[-1, 1]).Sample((events, items, index) =>
        {
            var ranker = Ranker();
            var user = ranker.Start(index);
            foreach (var (item, time) in items)
                user.Advance(item, time);
            foreach (var one in events)
                user.Advance(one);
            var scores = new float[3];

            ranker.Score(user, scores);

            Assert.Equal(0, scores[2]);
            Assert.All(scores[..2], score => Assert.InRange(score, float.Epsilon, 1));
        });

    [Fact]
    public void Features_say_what_the_user_did_with_items_and_with_an_action()
    {
        var user = Features.Start(0);
        user.Advance(0, Newest - 7 * 86_400);
        user.Advance(0, Newest - 14 * 86_400);
        user.Advance(1, Newest - 21 * 86_400);
        user.Advance(new ActionEvent(1, ActionEventType.Viewed, Newest - 1));
        user.Advance(new ActionEvent(1, ActionEventType.Taken, Newest));
        user.Advance(new ActionEvent(0, ActionEventType.NotTaken, Newest));
        var features = new float[Features.Length];

        user.WriteUser(Newest, features);
        user.WritePair(1, Newest, features);

        Assert.Equal(
            [
                MathF.Log(4) / 5, MathF.Exp(-1), MathF.Exp(-7f / 30), 2.5f / 3, 1, ((1 + 5 * 0.25f) / 7) - 0.25f,
                1f / 3, 2f / 3, 1f / 3, 1,
                MathF.Log(2), 0, MathF.Log(2), 1, 1,
            ],
            features.Select(number => number),
            (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void A_model_folder_gives_the_ranker_its_actions_and_the_interactions_back()
    {
        using var folder = new TemporaryFolder();
        var (users, items) = (new Vocabulary(["u", "v"]), new Vocabulary(["i", "j"]));
        var actions = new ActionSet
        {
            ActionIds = new(["a", "b", "c"]), UserIds = new(["w", "u"]), Offsets = [0, 1, 3], Actions = [0, 1, 1], Types = [0, 2, 1], Times = [5, 6, 7],
        };

        ModelFolder.Write(folder["model"], new() { Recipe = "aws-next-best-action", Seed = 1, Data = new(2, 2, 0, "none") }, Ranker(), items, users, actions);

        using var model = ModelFolder.Open(folder["model"], ModelCheck.Everything);
        var ranker = model.LoadActionRanker();
        var its = model.ActionHistories!.EventsOf(model.ActionHistories.Users.IndexOf("u"));
        Assert.Equal(("b", 2, Newest, 9), (model.Actions![1], its.Length, ranker.Newest, ranker.TakesOf(2)));
        Assert.Equal([new(1, ActionEventType.Viewed, 6), new ActionEvent(1, ActionEventType.NotTaken, 7)], [its[0], its[1]]);
        Assert.Equal(ScoresOf(Ranker()), ScoresOf(ranker));
        Assert.Contains("ranker of kind 'next-best-action'", Assert.Throws<InvalidDataException>(() => model.LoadRanker()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_items_has_no_actions()
    {
        using var folder = new TemporaryFolder();
        ModelFolder.Write(folder["model"], new() { Recipe = "aws-popularity-count", Seed = 1, Data = new(1, 1, 0, "none") }, new Ranking.Rankers.PopularityRanker(new[] { 1f }), new(["i"]), new(["u"]));

        using var model = ModelFolder.Open(folder["model"]);

        Assert.Null(model.Actions);
        Assert.Throws<InvalidDataException>(model.LoadActionRanker);
    }

    private static ActionRanker Ranker() => new(
        Features, Enumerable.Range(0, 3 * Features.Length).Select(at => MathF.Sin(at)).ToArray(), new[] { -1, 0.5f, float.NaN }, new[] { 3, 4, 9 }, Newest);

    private static float[] ScoresOf(ActionRanker ranker)
    {
        var user = ranker.Start(0);
        user.Advance(1, Newest - 86_400);
        user.Advance(new ActionEvent(0, ActionEventType.Taken, Newest - 86_400));
        var scores = new float[3];
        ranker.Score(user, scores);
        return scores;
    }
}
