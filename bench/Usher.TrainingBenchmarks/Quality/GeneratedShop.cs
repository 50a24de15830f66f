namespace Usher.TrainingBenchmarks.Quality;

/// <summary>Baskets of an invented shop: goods belong to sets of three to five that are bought together, and bestsellers get into any basket.</summary>
/// <param name="Baskets">The baskets, each with distinct goods.</param>
/// <param name="Complements">The other goods of the set of each good.</param>
internal sealed record GeneratedShop(IReadOnlyList<string[]> Baskets, IReadOnlyDictionary<string, string[]> Complements)
{
    private const int Bestsellers = 20;

    public static GeneratedShop Create(int baskets, int goods, int seed)
    {
        var random = new Random(seed);
        var sets = new List<string[]>();
        for (var good = 0; good < goods;)
        {
            var size = Math.Min(random.Next(3, 6), goods - good);
            sets.Add([.. Enumerable.Range(good, size).Select(one => $"good-{one}")]);
            good += size;
        }

        // The n-th set is chosen in proportion to (n + 3)^-0.8: a few are popular, most are not.
        var until = new double[sets.Count];
        for (var set = 0; set < sets.Count; set++)
            until[set] = Math.Pow(set + 3, -0.8) + (set > 0 ? until[set - 1] : 0);

        return new(
            [.. Enumerable.Range(0, baskets).Select(_ => Basket())],
            sets.SelectMany(set => set.Select(good => KeyValuePair.Create(good, set.Where(other => other != good).ToArray()))).ToDictionary());

        string[] Basket()
        {
            var basket = new HashSet<string>(StringComparer.Ordinal);
            for (var needs = random.Next(4) == 0 ? 2 : 1; needs > 0; needs--)
            {
                var place = Array.BinarySearch(until, random.NextDouble() * until[^1]);
                var set = sets[place < 0 ? ~place : place];
                basket.Add(set[random.Next(set.Length)]);
                basket.UnionWith(set.Where(_ => random.NextDouble() < 0.35));
            }

            basket.UnionWith(sets.Take(Bestsellers).Select(set => set[0]).Where(_ => random.NextDouble() < 0.06));
            return [.. basket];
        }
    }
}
