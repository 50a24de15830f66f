using CsCheck;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>Candidates of every kind, and the items they leave out by a rule without sets.</summary>
/// <param name="Items">How many items there are.</param>
/// <param name="Included">The only ones that may be in a list; null for all.</param>
/// <param name="Excluded">Left out, as a set; null for none.</param>
/// <param name="ExcludedItems">Left out besides; some may name no item.</param>
internal sealed record RandomCandidates(int Items, int[]? Included, int[]? Excluded, int[] ExcludedItems)
{
    /// <summary>The items that may not be in a list.</summary>
    public IReadOnlySet<int> LeftOut => Enumerable.Range(0, Items)
        .Where(item => Included?.Contains(item) == false || Excluded?.Contains(item) == true || ExcludedItems.Contains(item))
        .ToHashSet();

    /// <summary>Draws some of so many items: from none to all, few as often as many.</summary>
    public static Gen<RandomCandidates> Of(int items)
    {
        var some = Gen.Select(Gen.Int[0, 1_000_000], Gen.OneOfConst(0.0, 0.002, 0.02, 0.3, 0.98, 1.0)).Select((seed, share) =>
        {
            var random = new Random(seed);
            return Enumerable.Range(0, items).Where(_ => random.NextDouble() < share).ToArray();
        });
        return Gen.Select(some.Null(), some.Null(), Gen.Int[-1, items].Array[0, 20]).Select((included, excluded, others) => new RandomCandidates(items, included, excluded, others));
    }

    /// <summary>The candidates.</summary>
    public Candidates Make() => new() { Included = SetOf(Included), Excluded = SetOf(Excluded), ExcludedItems = ExcludedItems };

    private ItemSet? SetOf(int[]? items)
    {
        if (items is null)
            return null;

        var set = new ItemSet(Items);
        set.Add(items);
        return set;
    }
}
