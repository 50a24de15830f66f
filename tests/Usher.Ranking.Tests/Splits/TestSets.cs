using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Tests.Splits;

/// <summary>Generated sets, and the same set in another numbering.</summary>
internal static class TestSets
{
    /// <summary>Up to 12 users with up to 9 events of 8 items each, with many equal times.</summary>
    public static readonly Gen<TrainingSet> Any =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2]).List[0, 9].List[1, 12].Select(users => Sets.Of(
            [.. users.Select((events, user) => ($"user-{user}", TimesOf(events)))], Enumerable.Range(0, 8).Select(item => $"{item + 5}")));

    /// <summary>The same events under other indexes of users and items.</summary>
    public static TrainingSet Renumber(TrainingSet set, int seed)
    {
        var random = new Random(seed);
        int[] users = [.. Enumerable.Range(0, set.UserCount)];            // new index to old
        int[] items = [.. Enumerable.Range(0, set.ItemCount)];
        random.Shuffle(users);
        random.Shuffle(items);
        var newItems = new int[items.Length];
        for (var index = 0; index < items.Length; index++)
            newItems[items[index]] = index;

        var offsets = new long[users.Length + 1];
        for (var index = 0; index < users.Length; index++)
            offsets[index + 1] = offsets[index] + set.LengthOf(users[index]);

        return new TrainingSet
        {
            UserIds = new Vocabulary(users.Select(user => set.UserIds[user])),
            ItemIds = new Vocabulary(items.Select(item => set.ItemIds[item])),
            Offsets = offsets,
            Items = [.. users.SelectMany(user => set.ItemsOf(user).ToArray()).Select(item => newItems[item])],
            Times = [.. users.SelectMany(user => set.TimesOf(user).ToArray())],
        };
    }

    private static IReadOnlyList<(string, long)> TimesOf(List<(int Item, int Wait)> events)
    {
        var time = 0L;
        return [.. events.Select(one => ($"{one.Item + 5}", time += one.Wait))];
    }
}
