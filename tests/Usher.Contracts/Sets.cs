using System.Globalization;
using Usher.Ranking.Histories;

namespace Usher.Contracts;

/// <summary>Writes training sets the way one would on paper.</summary>
public static class Sets
{
    /// <summary>Makes a set of lines such as <c>"ana: a b c"</c>, or <c>"ana: a@10 b@10 c@20"</c> where times matter.</summary>
    /// <param name="users">A user and the items, oldest first. Without a time, an event comes a second after the one before it; the first at 0.</param>
    /// <returns>Users in the given order; items in the order of their first appearance.</returns>
    public static TrainingSet Of(params ReadOnlySpan<string> users)
    {
        var histories = new List<(string, IReadOnlyList<(string, long)>)>();
        foreach (var line in users)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            histories.Add((line[..colon].Trim(), Parse(line[(colon + 1)..])));
        }

        return Of(histories);
    }

    /// <summary>Makes a set of histories.</summary>
    /// <param name="histories">A user and the items with their times, oldest first.</param>
    /// <param name="otherItems">Items of the catalogue that nobody touched.</param>
    public static TrainingSet Of(
        IReadOnlyList<(string User, IReadOnlyList<(string Item, long Time)> Events)> histories, params IEnumerable<string> otherItems)
    {
        var events = histories.SelectMany(history => history.Events).ToList();
        var itemIds = new Vocabulary(events.Select(one => one.Item).Concat(otherItems).Distinct());
        var offsets = new long[histories.Count + 1];
        for (var user = 0; user < histories.Count; user++)
            offsets[user + 1] = offsets[user] + histories[user].Events.Count;

        return new TrainingSet
        {
            UserIds = new Vocabulary(histories.Select(history => history.User)),
            ItemIds = itemIds,
            Offsets = offsets,
            Items = [.. events.Select(one => itemIds.IndexOf(one.Item))],
            Times = [.. events.Select(one => one.Time)],
        };
    }

    /// <summary>A set in the notation of <see cref="Of(ReadOnlySpan{string})"/>, a line for each user; with times when asked.</summary>
    /// <param name="set">The set.</param>
    /// <param name="withTimes">Whether to write item@time.</param>
    public static string[] Write(TrainingSet set, bool withTimes = false)
    {
        var lines = new string[set.UserCount];
        for (var user = 0; user < lines.Length; user++)
        {
            var (items, times) = (set.ItemsOf(user).ToArray(), set.TimesOf(user).ToArray());
            var events = items.Zip(times, (item, time) => withTimes ? $"{set.ItemIds[item]}@{time}" : set.ItemIds[item]);
            lines[user] = $"{set.UserIds[user]}: {string.Join(' ', events)}";
        }

        return lines;
    }

    private static List<(string, long)> Parse(string words)
    {
        var events = new List<(string, long)>();
        var time = -1L;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = word.IndexOf('@', StringComparison.Ordinal);
            time = at < 0 ? time + 1 : long.Parse(word[(at + 1)..], CultureInfo.InvariantCulture);
            events.Add((at < 0 ? word : word[..at], time));
        }

        return events;
    }
}
