using CsCheck;
using Usher.Core.Actions;

namespace Usher.Core.Tests.Actions;

public sealed class ActionOrderTests
{
    private static readonly Gen<ScoredAction> Any = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 10], Gen.Int[0, 40], Gen.Int[0, 3])
        .Select((id, value, step, takes) => new ScoredAction(new($"a{id}", value == 0 ? null : value, Expires: null, RepeatDays: 0), step / 200f, takes));

    [Fact]
    public void No_action_is_before_one_that_is_likelier_by_more_than_a_near_tie() => Any.Array[0, 60].Sample(actions =>
    {
        var sorted = ActionOrder.Sort(actions);

        Assert.Equal(actions.Order(Comparer<ScoredAction>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}"))).Select(action => $"{action}"), sorted.Select(action => $"{action}").Order(StringComparer.Ordinal));
        for (var at = 0; at < sorted.Count; at++)
            Assert.All(sorted.Skip(at + 1), later => Assert.True(later.Propensity <= sorted[at].Propensity + ActionOrder.NearTie + 1e-6f));
    });

    [Fact]
    public void Near_ones_come_by_value_then_propensity_then_how_often_they_were_taken_then_id()
    {
        ScoredAction Of(string id, long? value, float propensity, int takes = 0) => new(new(id, value, Expires: null, RepeatDays: 0), propensity, takes);

        var sorted = ActionOrder.Sort([Of("a", null, 0.509f), Of("b", 1, 0.5f), Of("c", 1, 0.505f), Of("d", 10, 0.49f), Of("z", 2, 0, 1), Of("y", 2, 0, 2), Of("x", 2, 0, 1)]);

        Assert.Equal(["c", "b", "a", "d", "y", "x", "z"], sorted.Select(action => action.Row.Id));
    }
}
