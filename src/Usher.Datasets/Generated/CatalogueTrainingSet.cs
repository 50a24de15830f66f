using Usher.Ranking.Histories;

namespace Usher.Datasets.Generated;

/// <summary>Lays an invented catalogue out as a training set.</summary>
internal static class CatalogueTrainingSet
{
    private const int YearStep = 5;
    private const int AgeStep = 10;

    public static TrainingSet Of(GeneratedCatalogue catalogue)
    {
        var (films, viewers, interactions) = (catalogue.Films, catalogue.Viewers, catalogue.Interactions);
        var watched = interactions.Select(interaction => interaction.Item).ToHashSet();
        var order = Enumerable.Range(0, films.Count).OrderBy(film => watched.Contains(film) ? 0 : 1).ToArray();
        var places = new int[films.Count];
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place;

        var offsets = new long[viewers.Count + 1];
        foreach (var interaction in interactions)
            offsets[interaction.User + 1]++;
        for (var user = 0; user < viewers.Count; user++)
            offsets[user + 1] += offsets[user];

        var (items, times) = (new int[interactions.Count], new long[interactions.Count]);
        var next = offsets.ToArray();
        foreach (var (user, item, timestamp) in interactions)
        {
            var row = next[user]++;
            items[row] = places[item];
            times[row] = timestamp;
        }

        return new TrainingSet
        {
            UserIds = new Vocabulary(viewers.Select(viewer => viewer.Id)),
            ItemIds = new Vocabulary(order.Select(film => films[film].Id)),
            Offsets = offsets,
            Items = items,
            Times = times,
            ItemFields =
            [
                ToField("GENRES", order.Select(film => films[film].Genres)),
                ToField("YEAR", order.Select(film => new[] { RangeOf(films[film].Year, YearStep) })),
            ],
            UserFields =
            [
                ToField("AGE", viewers.Select(viewer => new[] { RangeOf(viewer.Age, AgeStep) })),
                ToField("GENDER", viewers.Select(viewer => new[] { viewer.Gender })),
            ],
        };
    }

    private static string RangeOf(int number, int step)
    {
        var first = number / step * step;
        return FormattableString.Invariant($"{first}..{first + step - 1}");
    }

    private static Field ToField(string name, IEnumerable<IReadOnlyList<string>> rows)
    {
        var values = rows.ToArray();
        var labels = values.SelectMany(row => row).Distinct().Order(StringComparer.Ordinal).ToArray();
        var offsets = new int[values.Length + 1];
        for (var row = 0; row < values.Length; row++)
            offsets[row + 1] = offsets[row] + values[row].Count;

        return new Field
        {
            Name = name,
            Labels = labels,
            Offsets = offsets,
            Categories = [.. values.SelectMany(row => row).Select(label => Array.BinarySearch(labels, label, StringComparer.Ordinal))],
        };
    }
}
