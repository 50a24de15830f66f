// readme: from here to the end of the method, word for word in README.md
using Usher.Datasets;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training;

internal static class LibraryExample
{
    public static void Recommend(string file, string userId, TextWriter output)
    {
        var set = CsvDataset.Load(new(file), CancellationToken.None).Set;
        var settings = HyperparameterCheck.Complete(RecipeCatalog.Find("usher-transitions"), new Dictionary<string, string>());
        var ranker = RecipeBook.Find("usher-transitions").Train(ProductionSplit.Of(set), new(settings), new(Seed: 1));

        var user = set.UserIds.IndexOf(userId);
        var state = ranker.Start(user);
        state.Advance(set.EventsOf(user));                                // a live event: state.Advance(new Event(item, time))

        var seen = new ItemSet(ranker.ItemCount);
        seen.Add(set.ItemsOf(user));
        var top = new ScoredItem[10];
        foreach (var (item, score) in top.AsSpan(0, state.Top(top, Candidates.AllBut(seen))))
            output.WriteLine($"{set.ItemIds[item]} {score:0.0000}");
    }
}
