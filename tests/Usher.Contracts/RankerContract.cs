using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Contracts;

/// <summary>What every ranker must do, whatever it learned and how. A recipe's tests inherit this.</summary>
public abstract class RankerContract
{
    private const double WholeWithin = 1e-4;

    /// <summary>Trains the recipe on all of a set.</summary>
    /// <param name="events">A small world; the recipe may hold some back for validation, as when it trains a model to keep.</param>
    /// <param name="seed">All randomness comes from it.</param>
    protected abstract IRanker Fit(TrainingSet events, int seed);

    /// <summary>Reads a ranker back; for kinds that <see cref="RankerLoader"/> does not know.</summary>
    protected virtual IRanker Load(RankerReader reader) => RankerLoader.Load(reader);

    /// <summary>Whether scores are probabilities, as those of all personalised recipes are.</summary>
    protected virtual bool IsProbability => true;

    /// <summary>Whether the ranker tells users of different taste apart.</summary>
    protected virtual bool IsPersonalized => true;

    /// <summary>Whether the ranker learns which item follows which.</summary>
    protected virtual bool LearnsOrder => false;

    /// <summary>The share of users of a world who must get the wanted item first.</summary>
    protected virtual double RightAnswers => 0.9;

    [Fact]
    public void Scores_every_item_with_a_finite_number()
    {
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        Assert.Equal(world.Set.ItemCount, ranker.ItemCount);
        for (var user = 0; user < world.Set.UserCount; user++)
            Assert.All(ScoresAfter(ranker, world.Set, user), score => Assert.True(float.IsFinite(score), $"A score of user {user} is {score}."));
    }

    [Fact]
    public void Scores_are_probabilities_that_sum_to_1()
    {
        Assert.SkipUnless(IsProbability, "Scores of this recipe are no probabilities.");
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        for (var user = 0; user < world.Set.UserCount; user++)
            AssertIsDistribution(ScoresAfter(ranker, world.Set, user));
    }

    [Fact]
    public void Ranks_for_a_user_without_any_event()
    {
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        foreach (var state in (UserState[])[ranker.Start(), ranker.Start(user: 0)])
        {
            state.Advance(new EventSpan([], []));
            var scores = ScoresOf(ranker, state);
            Assert.All(scores, score => Assert.True(float.IsFinite(score), $"A score is {score}."));
            if (IsProbability)
                AssertIsDistribution(scores);
        }
    }

    [Fact]
    public void Ranks_an_item_that_nobody_ever_touched_and_reads_it_in_a_history()
    {
        var set = Sets.Of([("ana", [("a", 1), ("b", 2), ("c", 3)]), ("bo", [("b", 1), ("c", 2)]), ("cy", [("a", 5), ("c", 6)])], "untouched");
        var ranker = Fit(set, seed: 1);
        var state = ranker.Start();
        state.Advance(new Event(set.ItemIds.IndexOf("untouched"), Time: 7));
        var scores = ScoresOf(ranker, state);
        Assert.Equal(4, ranker.ItemCount);
        Assert.All(scores, score => Assert.True(float.IsFinite(score), $"A score is {score}."));
    }

    [Fact]
    public void Scores_for_an_unknown_user_without_telling_who_it_is()
    {
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        var state = ranker.Start(user: -1);
        state.Advance(world.Set.EventsOf(0));
        Assert.All(ScoresOf(ranker, state), score => Assert.True(float.IsFinite(score), $"A score is {score}."));
    }

    [Fact]
    public void A_history_read_at_once_gives_the_same_scores_as_one_that_came_event_by_event_with_questions_in_between()
    {
        var world = Worlds.Sessions();
        var ranker = Fit(world.Set, seed: 1);
        for (var user = 0; user < 5; user++)
        {
            var state = ranker.Start(user);
            foreach (var newest in world.Set.EventsOf(user))
            {
                ScoresOf(ranker, state);
                state.Advance(newest);
            }

            Assert.Equal(ScoresAfter(ranker, world.Set, user), ScoresOf(ranker, state));
        }
    }

    [Fact]
    public void Two_users_do_not_disturb_one_another()
    {
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        var (ana, bo) = (0, 1);
        var (anaAlone, boAlone) = (ScoresAfter(ranker, world.Set, ana), ScoresAfter(ranker, world.Set, bo));

        var (anaState, boState) = (ranker.Start(ana), ranker.Start(bo));
        var anaEvents = world.Set.EventsOf(ana);
        var boEvents = world.Set.EventsOf(bo);
        for (var at = 0; at < anaEvents.Length; at++)
        {
            anaState.Advance(anaEvents[at]);
            boState.Advance(boEvents[at]);
        }

        Assert.Equal(anaAlone, ScoresOf(ranker, anaState));
        Assert.Equal(boAlone, ScoresOf(ranker, boState));
    }

    [Fact]
    public void Lists_the_candidates_in_the_order_and_with_the_scores_of_the_whole_list()
    {
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        var state = ranker.Start(user: 0);
        state.Advance(world.Set.EventsOf(0));
        var included = new ItemSet(ranker.ItemCount);
        for (var item = 1; item < ranker.ItemCount; item += 3)
            included.Add(item);
        var (whole, list) = (new ScoredItem[ranker.ItemCount], new ScoredItem[ranker.ItemCount]);

        var expected = whole[..state.Top(whole)].Where(item => included.Contains(item.Item) && item.Item != 4);

        Assert.Equal(expected, list[..state.Top(list, new Candidates { Included = included, ExcludedItems = [4] })]);
    }

    [Fact]
    public void Many_threads_may_use_one_ranker_at_once()
    {
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        var users = Enumerable.Range(0, world.Set.UserCount).ToArray();
        var alone = users.Select(user => ScoresAfter(ranker, world.Set, user)).ToArray();
        var together = users.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(user => ScoresAfter(ranker, world.Set, user)).ToArray();
        Assert.Equal(alone, together);
    }

    [Fact]
    public void The_same_seed_gives_the_same_scores()
    {
        var world = Worlds.TwoTastes();
        var (once, again) = (Fit(world.Set, seed: 3), Fit(world.Set, seed: 3));
        for (var user = 0; user < world.Set.UserCount; user++)
            Assert.Equal(ScoresAfter(once, world.Set, user), ScoresAfter(again, world.Set, user));
    }

    [Fact]
    public void Saved_and_loaded_it_gives_identical_scores()
    {
        var world = Worlds.TwoTastes();
        var ranker = Fit(world.Set, seed: 1);
        var loaded = Load(MemoryModel.Of(ranker).Read());
        Assert.Equal(ranker.ItemCount, loaded.ItemCount);
        for (var user = 0; user < world.Set.UserCount; user++)
            Assert.Equal(ScoresAfter(ranker, world.Set, user), ScoresAfter(loaded, world.Set, user));
    }

    [Fact]
    public void Puts_first_the_item_that_only_this_user_of_the_group_lacks()
    {
        Assert.SkipUnless(IsPersonalized, "This recipe gives everyone the same list.");
        AssertLearns(Worlds.TwoTastes());
    }

    [Fact]
    public void Puts_first_the_item_that_always_follows_the_newest_one()
    {
        Assert.SkipUnless(LearnsOrder, "This recipe does not read the order of events.");
        AssertLearns(Worlds.Chains());
    }

    private void AssertLearns(World world)
    {
        var ranker = Fit(world.Set, seed: 1);
        var right = Enumerable.Range(0, world.Set.UserCount).Count(user => FirstNew(ranker, world.Set, user) == world.Wanted[user]);
        Assert.True(
            right >= RightAnswers * world.Set.UserCount,
            $"{right} of {world.Set.UserCount} users got the wanted item first; a share of {RightAnswers} should.");
    }

    // The best item that the user has not touched; the last one of equals, so that equal scores for all are no answer.
    private static int FirstNew(IRanker ranker, TrainingSet set, int user)
    {
        var scores = ScoresAfter(ranker, set, user);
        return Enumerable.Range(0, set.ItemCount)
            .Except(set.ItemsOf(user).ToArray())
            .OrderByDescending(item => scores[item])
            .ThenByDescending(item => item)
            .First();
    }

    private static float[] ScoresAfter(IRanker ranker, TrainingSet set, int user)
    {
        var state = ranker.Start(user);
        state.Advance(set.EventsOf(user));
        return ScoresOf(ranker, state);
    }

    private static float[] ScoresOf(IRanker ranker, UserState state)
    {
        var scores = new float[ranker.ItemCount];
        Array.Fill(scores, float.NaN);                                    // a score that is never written shows
        state.Score(scores);
        return scores;
    }

    private static void AssertIsDistribution(float[] scores)
    {
        Assert.All(scores, score => Assert.True(score >= 0, $"A probability is {score}."));
        var sum = scores.Sum(score => (double)score);
        Assert.True(Math.Abs(sum - 1) <= WholeWithin, $"The probabilities sum to {sum}.");
    }
}
