using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Semantics;

/// <summary>aws-semantic-similarity: items whose texts are alike. Interactions are read for popularity alone, and need not be there.</summary>
internal sealed class SemanticSimilarityRecipe : IRecipe
{
    public string Name => "aws-semantic-similarity";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var vectors = run.VectorsOf(split.Set) ?? throw new RecipeException(
            $"{Name} needs texts, and no item has one. Give an Items dataset with a field that is textual, such as {{\"name\": \"DESCRIPTION\", \"type\": \"string\", \"textual\": true}}, and import rows that fill it.");
        return new SemanticRanker(vectors.Values, PopularityOf(split), FreshnessOf(split));
    }

    /// <summary>(I) log(1 + users) of an item, divided by that of the item with most users.</summary>
    internal static float[] PopularityOf(Split split)
    {
        var users = new int[split.Set.ItemCount];
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            foreach (var item in split.TrainItemsOf(user).ToArray().Distinct())
                users[item]++;
        }

        var most = Math.Log(1 + users.DefaultIfEmpty(0).Max());
        return Array.ConvertAll(users, count => most == 0 ? 0 : (float)(Math.Log(1 + count) / most));
    }

    /// <summary>(I) 2^(-age / median age), where the newest item has the age 0: 1 for the newest item, 1/2 for one of the median age.</summary>
    /// <remarks>
    /// Developer Guide: an item without CREATION_TIMESTAMP is as old as its first interaction; without any interaction it is as new as the newest time in the data.
    /// </remarks>
    internal static float[] FreshnessOf(Split split)
    {
        var set = split.Set;
        var times = set.ItemTimes is { } given ? [.. given] : Enumerable.Repeat(TrainingSet.NoTime, set.ItemCount).ToArray();
        var firsts = new long[set.ItemCount];
        Array.Fill(firsts, long.MaxValue);
        for (var at = 0; at < set.EventCount; at++)
            firsts[set.Items[at]] = Math.Min(firsts[set.Items[at]], set.Times[at]);
        for (var item = 0; item < times.Length; item++)
            times[item] = times[item] == TrainingSet.NoTime && firsts[item] != long.MaxValue ? firsts[item] : times[item];

        var newest = times.Concat(set.Times).Where(time => time != TrainingSet.NoTime).DefaultIfEmpty(0).Max();
        var ages = Array.ConvertAll(times, time => time == TrainingSet.NoTime ? 0 : (double)newest - time);
        var median = ages.Where(age => age > 0).Order().ToArray() is { Length: > 0 } some ? some[some.Length / 2] : 1;
        return Array.ConvertAll(ages, age => (float)double.Exp2(-age / median));
    }
}
