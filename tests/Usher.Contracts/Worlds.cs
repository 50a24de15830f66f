namespace Usher.Contracts;

/// <summary>Small worlds with something to learn. None is square, so that swapped axes show.</summary>
public static class Worlds
{
    private const long Start = 1_000_000_000;
    private const long Minute = 60;
    private const long Day = 24 * 60 * Minute;

    /// <summary>Two groups of items; each user likes one group and has touched, in any order, all but one of it. That one is wanted.</summary>
    /// <param name="users">Half of them like each group.</param>
    /// <param name="items">Half of them are in each group.</param>
    /// <param name="seed">Orders the events.</param>
    public static World TwoTastes(int users = 60, int items = 16, int seed = 7)
    {
        var random = new Random(seed);
        var half = items / 2;
        var histories = new List<(string, IReadOnlyList<(string, long)>)>();
        var wanted = new List<string>();
        for (var user = 0; user < users; user++)
        {
            var group = Enumerable.Range(user % 2 * half, half).ToArray();
            var missing = group[user / 2 % half];
            var touched = group.Where(item => item != missing).ToArray();
            random.Shuffle(touched);
            wanted.Add($"item-{missing}");
            histories.Add(($"user-{user}", [.. touched.Select((item, at) => ($"item-{item}", Start + (user * Day) + (at * Minute)))]));
        }

        return Make(histories, wanted);
    }

    /// <summary>Items in a ring: after each comes the next, whoever the user is. The one after a user's newest item is wanted.</summary>
    /// <param name="users">Each enters the ring at a place of its own.</param>
    /// <param name="items">Length of the ring.</param>
    /// <param name="length">Events of each user, fewer than <paramref name="items"/>.</param>
    /// <param name="seed">Picks where users enter.</param>
    public static World Chains(int users = 80, int items = 12, int length = 7, int seed = 7)
    {
        var random = new Random(seed);
        var histories = new List<(string, IReadOnlyList<(string, long)>)>();
        var wanted = new List<string>();
        for (var user = 0; user < users; user++)
        {
            var first = random.Next(items);
            wanted.Add($"item-{(first + length) % items}");
            var places = Enumerable.Range(0, length);
            histories.Add(($"user-{user}", [.. places.Select(at => ($"item-{(first + at) % items}", Start + (user * Day) + (at * Minute)))]));
        }

        return Make(histories, wanted);
    }

    /// <summary>
    /// Users who come in sessions, days apart: each session is about one theme, and the next session about the next theme. A session has all items of
    /// its theme, in any order; only the newest still lacks one, and that is wanted.
    /// </summary>
    /// <param name="users">How many users.</param>
    /// <param name="themes">How many themes, at least 3; a user has one session fewer than that.</param>
    /// <param name="itemsPerTheme">At least 3.</param>
    /// <param name="seed">Picks themes, orders and thus what is lacking.</param>
    public static World Sessions(int users = 90, int themes = 4, int itemsPerTheme = 5, int seed = 7)
    {
        var random = new Random(seed);
        var histories = new List<(string, IReadOnlyList<(string, long)>)>();
        var wanted = new List<string>();
        for (var user = 0; user < users; user++)
        {
            var events = new List<(string, long)>();
            var firstTheme = random.Next(themes);
            for (var session = 0; session < themes - 1; session++)
            {
                var theme = (firstTheme + session) % themes;
                var items = Enumerable.Range(0, itemsPerTheme).Select(item => $"theme-{theme}-item-{item}").ToArray();
                random.Shuffle(items);
                events.AddRange(items.Select((item, at) => (item, Start + (((user * themes) + session) * Day) + (at * Minute))));
            }

            wanted.Add(events[^1].Item1);
            events.RemoveAt(events.Count - 1);
            histories.Add(($"user-{user}", events));
        }

        return Make(histories, wanted);
    }

    private static World Make(List<(string, IReadOnlyList<(string, long)>)> histories, List<string> wanted)
    {
        var set = Sets.Of(histories, wanted);
        return new World(set, [.. wanted.Select(set.ItemIds.IndexOf)]);
    }
}
