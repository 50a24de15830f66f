using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training;
using Usher.Training.Recipes;

namespace Usher.TrainingBenchmarks.Quality;

/// <summary>Do neighbours by text mean the same kind of film? What do influences change? And what do texts bring to films that nobody has watched yet?</summary>
internal static class SemanticBenchmark
{
    private const int K = 10;
    private const int Near = 100;

    public static void Run(string folder)
    {
        var set = TaggedFilms.Load(folder);
        Genres(set);
        Influences(set);
        ColdFilms(set);
    }

    private static void Genres(TrainingSet set)
    {
        var genres = set.ItemFields.Single(field => field.Name == "GENRES");
        var titles = With(set, texts: [set.ItemTexts[0]]);
        var tagged = Items(set).Where(item => set.ItemTexts[1].Texts[item].Length > 0 && genres.Of(item).Length > 0).ToArray();
        var all = Items(set).Where(item => genres.Of(item).Length > 0).ToArray();
        var popular = Items(set).OrderByDescending(item => set.Items.Count(one => one == item)).Take(K).ToArray();
        var random = new Random(1);
        Console.WriteLine($"The {K} nearest films of each film, without the film itself; genres are not in the texts.");
        Console.WriteLine();
        Console.WriteLine("| asked with | list | share a genre | genres in common of all of both |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Print($"{all.Length:N0} films", "by title", all, Neighbours(Train("aws-semantic-similarity", titles)));
        Print($"{all.Length:N0} films", "10 at random", all, _ => [.. Enumerable.Range(0, K).Select(_ => random.Next(set.ItemCount))]);
        Print($"{all.Length:N0} films", "the 10 most popular", all, _ => popular);
        Print($"{tagged.Length:N0} films with tags", "by title and tags", tagged, Neighbours(Train("aws-semantic-similarity", set)));
        Print($"{tagged.Length:N0} films with tags", "10 at random", tagged, _ => [.. Enumerable.Range(0, K).Select(_ => random.Next(set.ItemCount))]);
        Print($"{tagged.Length:N0} films with tags", "the 10 most popular", tagged, _ => popular);
        Console.WriteLine();

        void Print(string asked, string list, int[] items, Func<int, int[]> listOf)
        {
            var (shares, common) = (0.0, 0.0);
            foreach (var item in items)
            {
                foreach (var other in listOf(item))
                {
                    var both = genres.Of(item).ToArray().Intersect(genres.Of(other).ToArray()).Count();
                    var either = genres.Of(item).ToArray().Union(genres.Of(other).ToArray()).Count();
                    shares += both > 0 ? 1.0 / K : 0;
                    common += (double)both / either / K;
                }
            }

            Console.WriteLine(FormattableString.Invariant($"| {asked} | {list} | {shares / items.Length:0.000} | {common / items.Length:0.000} |"));
        }
    }

    private static void Influences(TrainingSet set)
    {
        var ranker = (SemanticRanker)Train("aws-semantic-similarity", set);
        Console.WriteLine("The same model, by title and tags, with influences; the mean of lists of 25.");
        Console.WriteLine();
        Console.WriteLine("| POPULARITY | FRESHNESS | item similarity | item popularity | item freshness |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var influence in (RankingInfluence[])[new(0, 0), new(0.25, 0), new(0.5, 0), new(1, 0), new(0, 0.5), new(0, 1), new(1, 1)])
        {
            var metrics = SemanticMetrics.Of(ranker, influence);
            Console.WriteLine(FormattableString.Invariant(
                $"| {influence.Popularity} | {influence.Freshness} | {metrics[SemanticMetrics.Similarity]:0.000} | {metrics[SemanticMetrics.Popularity]:0.000} | {metrics[SemanticMetrics.Freshness]:0.000} |"));
        }

        Console.WriteLine();
    }

    // A tenth of the tagged films with ten users or more lose all their events. Which films are like them is known from the events that they lost.
    private static void ColdFilms(TrainingSet set)
    {
        var users = Users(set);
        int[] candidates = [.. Items(set).Where(item => users[item].Count >= 10 && set.ItemTexts[1].Texts[item].Length > 0)];
        new Random(1).Shuffle(candidates);
        var cold = candidates[..(candidates.Length / 10)];
        var truth = cold.ToDictionary(film => film, film => Items(set).Except(cold)
            .OrderByDescending(other => users[other].Count == 0 ? 0 : users[film].Count(users[other].Contains) / Math.Sqrt((double)users[film].Count * users[other].Count)).ThenBy(other => other)
            .Take(Near).ToHashSet());
        var kept = Without(set, cold.ToHashSet());
        var plain = With(kept, texts: []);
        Console.WriteLine($"{cold.Length} films with tags without a single event: the share of their {K} nearest that is among the {Near} films whose users are most like theirs, by the events left out.");
        Console.WriteLine();
        Console.WriteLine("| recipe | reads | share |");
        Console.WriteLine("| --- | --- | --- |");
        Print("aws-popularity-count", "", plain);
        Print("aws-similar-items", "genres", plain);
        Print("aws-similar-items", "title and tags", With(kept, fields: []));
        Print("aws-similar-items", "genres, title and tags", kept);
        Print("aws-semantic-similarity", "title and tags", kept);
        Console.WriteLine();
        Console.WriteLine("The same films in lists for users: the share of the cold films that a watched one is ranked above, over all users and the cold films that they watched; 0.5 is chance.");
        Console.WriteLine();
        Console.WriteLine("| recipe | reads | share below |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var (name, reads, data) in (IEnumerable<(string, string, TrainingSet)>)
            [("aws-hrnn", "", plain), ("aws-hrnn-metadata", "genres", plain), ("aws-hrnn-metadata", "title and tags", With(kept, fields: [])), ("aws-hrnn-metadata", "genres, title and tags", kept)])
        {
            Console.WriteLine(FormattableString.Invariant($"| {name} | {reads} | {Place(Train(name, data), data):0.000} |"));
        }

        void Print(string recipe, string reads, TrainingSet data)
        {
            var neighbours = Neighbours(Train(recipe, data));
            var hits = cold.Average(film => neighbours(film).Where(other => !cold.Contains(other)).Take(K).Count(truth[film].Contains) / (double)K);
            Console.WriteLine(FormattableString.Invariant($"| {recipe} | {reads} | {hits:0.000} |"));
        }

        // Among the cold films alone: where the one that the user watched comes.
        double Place(IRanker ranker, TrainingSet data)
        {
            var (sum, count) = (0.0, 0);
            for (var user = 0; user < set.UserCount; user++)
            {
                var watched = set.ItemsOf(user).ToArray().Where(cold.Contains).Distinct().ToArray();
                if (watched.Length == 0 || data.LengthOf(user) == 0)
                    continue;

                var scores = new float[ranker.ItemCount];
                var state = ranker.Start(user);
                state.Advance(data.EventsOf(user));
                state.Score(scores);
                foreach (var film in watched)
                {
                    sum += cold.Count(other => !watched.Contains(other) && scores[other] < scores[film]) / (double)Math.Max(1, cold.Length - watched.Length);
                    count++;
                }
            }

            return sum / count;
        }
    }

    private static IRanker Train(string recipe, TrainingSet set)
    {
        var split = new Split(set, [.. Enumerable.Range(0, set.UserCount).Select(set.LengthOf)], [], []);
        return RecipeBook.Find(recipe).Train(split, new(HyperparameterCheck.Complete(RecipeCatalog.Find(recipe), new Dictionary<string, string>())), new TrainingRun(Seed: 1));
    }

    private static Func<int, int[]> Neighbours(IRanker ranker) => item =>
    {
        var state = ranker.Start();
        state.Advance(new Event(item, Time: 0));
        var top = new ScoredItem[10 * K];
        return [.. top[..state.Top(top, Candidates.AllBut(new ReadOnlySpan<int>(in item)))].Select(other => other.Item).Take(K)];
    };

    private static IEnumerable<int> Items(TrainingSet set) => Enumerable.Range(0, set.ItemCount);

    private static HashSet<int>[] Users(TrainingSet set)
    {
        HashSet<int>[] users = [.. Items(set).Select(_ => new HashSet<int>())];
        for (var user = 0; user < set.UserCount; user++)
        {
            foreach (var item in set.ItemsOf(user))
                users[item].Add(user);
        }

        return users;
    }

    private static TrainingSet With(TrainingSet set, IReadOnlyList<TextField>? texts = null, IReadOnlyList<Field>? fields = null) => new()
    {
        UserIds = set.UserIds,
        ItemIds = set.ItemIds,
        Offsets = set.Offsets,
        Items = set.Items,
        Times = set.Times,
        ItemFields = fields ?? set.ItemFields,
        ItemTexts = texts ?? set.ItemTexts,
    };

    private static TrainingSet Without(TrainingSet set, HashSet<int> items)
    {
        var (offsets, kept) = (new long[set.UserCount + 1], new List<int>());
        for (var user = 0; user < set.UserCount; user++)
        {
            kept.AddRange(Enumerable.Range((int)set.Offsets[user], set.LengthOf(user)).Where(at => !items.Contains(set.Items[at])));
            offsets[user + 1] = kept.Count;
        }

        return new()
        {
            UserIds = set.UserIds,
            ItemIds = set.ItemIds,
            Offsets = offsets,
            Items = [.. kept.Select(at => set.Items[at])],
            Times = [.. kept.Select(at => set.Times[at])],
            ItemFields = set.ItemFields,
            ItemTexts = set.ItemTexts,
        };
    }
}
