using System.IO.Compression;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training;

namespace Usher.TrainingBenchmarks.Quality;

/// <summary>How well recipes for related items complete baskets that they have not seen.</summary>
/// <remarks>A random fifth of the baskets is held out, each fifth in turn, and the figures are means over the five. Each of the first five items of a basket is asked for in turn; the others are the targets, all items but the one that is asked for are ranked.</remarks>
internal static class BasketQuality
{
    private const int Length = 10;
    private const int MostQueries = 5;
    private const int Folds = 5;

    private static readonly string[] Recipes = ["aws-ecomm-frequently-bought-together", "aws-sims", "aws-similar-items", "aws-popularity-count"];

    /// <summary>Writes a table for each data set.</summary>
    /// <param name="data">The folder with retailrocket-small and diginetica; a set that is missing is left out.</param>
    /// <param name="output">Receives Markdown.</param>
    public static void Write(string data, TextWriter output)
    {
        output.WriteLine("| baskets | recipe | HR@10 | recall@10 | NDCG@10 | coverage@10 | of the list, the ten bestsellers | recall@10 of true complements |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (baskets, goods) in new[] { (2_000, 600), (20_000, 600) })
        {
            var shop = GeneratedShop.Create(baskets, goods, seed: 1);
            Measure($"generated, {baskets:N0}", shop.Baskets, Recipes, shop.Complements, output);
        }

        var purchases = Path.Combine(data, "retailrocket-small", "purchase_ecommerce.dat");
        if (File.Exists(purchases))
            Measure("Retail Rocket purchases", Lines(File.ReadLines(purchases)), Recipes, null, output);
        var carts = Path.Combine(data, "retailrocket-small", "add_to_cart_ecommerce.dat");
        if (File.Exists(carts))
            Measure("Retail Rocket carts", Lines(File.ReadLines(carts)), Recipes, null, output);
        var visits = Path.Combine(data, "diginetica", "train_sessions.txt.gz");
        if (File.Exists(visits))
            Measure("Diginetica visits", [.. Unzipped(visits).TakeLast(60_000)], ["aws-ecomm-customers-who-viewed-x-also-viewed", .. Recipes[1..]], null, output);
    }

    private static void Measure(string name, IReadOnlyList<string[]> all, IEnumerable<string> recipes, IReadOnlyDictionary<string, string[]>? complements, TextWriter output)
    {
        foreach (var recipe in recipes)
        {
            var settings = HyperparameterCheck.Complete(RecipeCatalog.Find(recipe), new Dictionary<string, string>());
            var tallies = new List<Tally>();
            var shuffled = all.ToArray();
            new Random(7).Shuffle(shuffled);
            for (var fold = 0; fold < Folds; fold++)
            {
                var (begin, end) = (shuffled.Length * fold / Folds, shuffled.Length * (fold + 1) / Folds);
                var set = SetOf([.. shuffled[..begin], .. shuffled[end..]]);
                var ranker = RecipeBook.Find(recipe).Train(ProductionSplit.AllOf(set), new(settings), new(Seed: 1));
                tallies.Add(new(set, ranker, complements));
                tallies[^1].AddAll(shuffled[begin..end]);
            }

            output.WriteLine($"| {name} | {recipe} | {Tally.Mean(tallies)} |");
        }
    }

    private static TrainingSet SetOf(string[][] baskets)
    {
        var items = new Vocabulary(baskets.SelectMany(basket => basket).Distinct());
        var offsets = new long[baskets.Length + 1];
        for (var basket = 0; basket < baskets.Length; basket++)
            offsets[basket + 1] = offsets[basket] + baskets[basket].Length;
        return new()
        {
            UserIds = new(Enumerable.Range(0, baskets.Length).Select(basket => $"basket-{basket}")),
            ItemIds = items,
            Offsets = offsets,
            Items = [.. baskets.SelectMany(basket => basket.Select(items.IndexOf))],
            Times = [.. baskets.SelectMany(basket => basket.Select((_, place) => (long)place))],
        };
    }

    // Visitor, item and a 1, below a header; without times, so that all of a visitor is one basket.
    private static List<string[]> Lines(IEnumerable<string> lines) =>
        [.. lines.Skip(1).Select(line => line.Split('\t')).Where(cells => cells.Length > 1).GroupBy(cells => cells[0], cells => cells[1]).Select(basket => basket.Distinct().ToArray())];

    private static IEnumerable<string[]> Unzipped(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
            yield return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }

    /// <summary>Adds up the lists of one ranker.</summary>
    private sealed class Tally(TrainingSet set, IRanker ranker, IReadOnlyDictionary<string, string[]>? complements)
    {
        private readonly HashSet<int> _bestsellers = [.. set.Items.CountBy(item => item).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(Length).Select(one => one.Key)];
        private readonly HashSet<int> _seen = [];
        private double _hits, _recall, _ndcg, _best, _found;
        private readonly int _items = set.ItemCount;
        private int _queries;

        public void AddAll(IEnumerable<string[]> baskets)
        {
            var top = new ScoredItem[Length];
            foreach (var basket in baskets.Where(basket => basket.Length > 1))
            {
                foreach (var asked in basket.Take(MostQueries))
                    Add(asked, basket, top);
            }
        }

        public static string Mean(List<Tally> tallies)
        {
            return FormattableString.Invariant(
                $"{Of(it => it._hits):0.0000} | {Of(it => it._recall):0.0000} | {Of(it => it._ndcg):0.0000} | {tallies.Average(it => (double)it._seen.Count / it._items):0.00} | {100 * Of(it => it._best):0} % | {(tallies[0].HasComplements ? FormattableString.Invariant($"{Of(it => it._found):0.000}") : "")}");

            double Of(Func<Tally, double> sum) => tallies.Sum(sum) / tallies.Sum(it => it._queries);
        }

        private bool HasComplements => complements is not null;

        private void Add(string asked, string[] basket, ScoredItem[] top)
        {
            var state = ranker.Start();
            var item = set.ItemIds.IndexOf(asked);
            if (item >= 0)
                state.Advance(new Event(item, Time: 0));
            var list = top.AsSpan(0, state.Top(top, item < 0 ? default : Candidates.AllBut(new ReadOnlySpan<int>(in item))));

            // A target that nobody bought in training cannot be found; it counts as missed.
            var targets = basket.Where(other => other != asked).Select(set.ItemIds.IndexOf).ToHashSet();
            var (hits, gain, ideal) = (0, 0.0, 0.0);
            for (var rank = 0; rank < list.Length; rank++)
            {
                ideal += rank < basket.Length - 1 ? 1 / Math.Log2(rank + 2) : 0;
                _seen.Add(list[rank].Item);
                _best += _bestsellers.Contains(list[rank].Item) ? 1.0 / Length : 0;
                if (!targets.Contains(list[rank].Item))
                    continue;

                hits++;
                gain += 1 / Math.Log2(rank + 2);
            }

            _queries++;
            _hits += hits > 0 ? 1 : 0;
            _recall += (double)hits / (basket.Length - 1);
            _ndcg += gain / ideal;
            if (complements is null)
                return;

            var others = complements[asked].Select(set.ItemIds.IndexOf).ToHashSet();
            foreach (var one in list)
                _found += others.Contains(one.Item) ? 1.0 / others.Count : 0;
        }
    }
}
