using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Trains recurrent recipes so that a small world takes a second.</summary>
internal static class Quick
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["hidden_dimension"] = "32",
        ["layers"] = "1",
        ["learning_rate"] = "0.02",
        ["epochs"] = "15",
        ["target_window"] = "1",
        ["max_user_history_length_percentile"] = "1",
    };

    /// <summary>Trains a model to keep.</summary>
    public static IRanker Train(string name, TrainingSet set, int seed = 1, params (string Name, string Value)[] given) =>
        Train(name, ProductionSplit.Of(set), new TrainingRun(seed, Stop: TestContext.Current.CancellationToken), given);

    /// <summary>Trains on a split.</summary>
    public static IRanker Train(string name, Split split, TrainingRun run, params (string Name, string Value)[] given)
    {
        var settings = new Dictionary<string, string>(Settings);
        foreach (var (key, value) in given)
            settings[key] = value;
        return RecipeBook.Find(name).Train(split, new(HyperparameterCheck.Complete(RecipeCatalog.Find(name), settings)), run);
    }

    /// <summary>Two tastes, each a genre of eight items; two films more that nobody has seen, one of each genre; viewers with an age.</summary>
    public static (TrainingSet Set, int[] GenreOf, int[] Unseen) TwoGenres()
    {
        var world = Worlds.TwoTastes().Set;
        var histories = Enumerable.Range(0, world.UserCount).Select(user => (
            world.UserIds[user],
            (IReadOnlyList<(string, long)>)[.. world.ItemsOf(user).ToArray().Zip(world.TimesOf(user).ToArray(), (item, time) => (world.ItemIds[item], time))]));
        var set = Sets.Of([.. histories], "item-100", "item-101");
        int[] genreOf = [.. Enumerable.Range(0, set.ItemCount).Select(item => set.ItemIds[item] switch
        {
            "item-100" => 0,
            "item-101" => 1,
            var id => int.Parse(id["item-".Length..], System.Globalization.CultureInfo.InvariantCulture) < 8 ? 0 : 1,
        })];
        return (
            Columns.With(
                set,
                [Columns.Of("GENRES", ["drama", "comedy"], [.. genreOf.Select(genre => new[] { genre })])],
                [Columns.Of("AGE", ["young", "old"], [.. Enumerable.Range(0, set.UserCount).Select(user => new[] { user % 2 })])]),
            genreOf,
            [set.ItemIds.IndexOf("item-100"), set.ItemIds.IndexOf("item-101")]);
    }
}
