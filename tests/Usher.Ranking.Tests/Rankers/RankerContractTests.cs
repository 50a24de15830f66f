using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Fault = Usher.Ranking.Tests.Rankers.FollowerRanker.Fault;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>The contract is worth something only if a broken ranker fails it: each fault must be found by the test that is there for it.</summary>
public sealed class RankerContractTests
{
    [Fact]
    public void Finds_a_score_that_is_no_number() =>
        Fails(Fault.LeavesAScoreOut, contract => contract.Scores_every_item_with_a_finite_number());

    [Fact]
    public void Finds_scores_that_are_no_probabilities() =>
        Fails(Fault.ScoresSumToTwo, contract => contract.Scores_are_probabilities_that_sum_to_1());

    [Fact]
    public void Finds_a_ranker_that_needs_an_event() =>
        Fails(Fault.NeedsAnEvent, contract => contract.Ranks_for_a_user_without_any_event());

    [Fact]
    public void Finds_a_ranker_that_knows_only_items_that_were_touched() =>
        Fails(Fault.KnowsOnlyWhatWasTouched, contract => contract.Ranks_an_item_that_nobody_ever_touched_and_reads_it_in_a_history());

    [Fact]
    public void Finds_a_ranker_that_a_question_changes() =>
        Fails(
            Fault.ForgetsWhatItScored,
            contract => contract.A_history_read_at_once_gives_the_same_scores_as_one_that_came_event_by_event_with_questions_in_between());

    [Fact]
    public void Finds_users_who_disturb_one_another() =>
        Fails(Fault.SharesOneStateAmongUsers, contract => contract.Two_users_do_not_disturb_one_another());

    [Fact]
    public void Finds_threads_that_disturb_one_another() =>
        Fails(Fault.SharesOneStateAmongUsers, contract => contract.Many_threads_may_use_one_ranker_at_once());

    [Fact]
    public void Finds_a_ranker_that_cannot_be_repeated() =>
        Fails(Fault.OtherScoresForTheSameSeed, contract => contract.The_same_seed_gives_the_same_scores());

    [Fact]
    public void Finds_a_ranker_that_is_not_saved_whole() =>
        Fails(Fault.SavesLessThanItKnows, contract => contract.Saved_and_loaded_it_gives_identical_scores());

    [Fact]
    public void Finds_swapped_axes() =>
        Fails(Fault.TakesColumnsForRows, contract => contract.Puts_first_the_item_that_only_this_user_of_the_group_lacks());

    [Fact]
    public void Finds_a_ranker_that_learned_no_order() =>
        Fails(Fault.TakesColumnsForRows, contract => contract.Puts_first_the_item_that_always_follows_the_newest_one());

    private static void Fails(Fault fault, Action<RankerContract> test)
    {
        test(new Broken(Fault.None));
        Assert.NotNull(Record.Exception(() => test(new Broken(fault))));
    }

    private sealed class Broken(Fault fault) : RankerContract
    {
        private int _fitted;

        protected override bool LearnsOrder => true;

        protected override IRanker Fit(TrainingSet events, int seed) => FollowerRanker.Fit(events, fault, noise: _fitted++);

        protected override IRanker Load(RankerReader reader) => FollowerRanker.Load(reader, fault);
    }
}
