using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;

namespace Usher.Training.Tests;

/// <summary>Trains a recipe of the book in one call.</summary>
internal static class Recipe
{
    /// <summary>Trains a model to keep.</summary>
    /// <param name="name">The recipe.</param>
    /// <param name="set">Everything but each user's newest event is learned.</param>
    /// <param name="given">Hyperparameters that differ from their defaults.</param>
    public static IRanker Train(string name, TrainingSet set, params (string Name, string Value)[] given) => Train(name, ProductionSplit.Of(set), given);

    /// <summary>Trains on a split.</summary>
    public static IRanker Train(string name, Split split, params (string Name, string Value)[] given)
    {
        var values = HyperparameterCheck.Complete(RecipeCatalog.Find(name), given.ToDictionary(it => it.Name, it => it.Value));
        return RecipeBook.Find(name).Train(split, new(values), new(Seed: 1, Stop: TestContext.Current.CancellationToken));
    }

    /// <summary>The same events, each counting so much.</summary>
    public static TrainingSet Weighted(TrainingSet set, params float[] weights) =>
        new() { UserIds = set.UserIds, ItemIds = set.ItemIds, Offsets = set.Offsets, Items = set.Items, Times = set.Times, Weights = weights };

    /// <summary>A split of which everything is learned.</summary>
    public static Split Everything(TrainingSet set) => new(set, [.. Enumerable.Range(0, set.UserCount).Select(set.LengthOf)], [], []);

    /// <summary>(I) the scores of a ranker after some items of a set.</summary>
    public static float[] ScoresAfter(IRanker ranker, TrainingSet set, params string[] items)
    {
        var state = ranker.Start();
        foreach (var (time, item) in items.Index())
            state.Advance(new Event(set.ItemIds.IndexOf(item), time));
        var scores = new float[ranker.ItemCount];
        state.Score(scores);
        return scores;
    }
}
