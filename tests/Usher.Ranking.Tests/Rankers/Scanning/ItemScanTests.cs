using CsCheck;
using Usher.Ranking.Rankers;
using Usher.Ranking.Rankers.Scanning;

namespace Usher.Ranking.Tests.Rankers.Scanning;

public sealed class ItemScanTests
{
    private static readonly Gen<int> Seed = Gen.Int[0, 1_000_000];

    [Fact]
    public void With_whole_numbers_the_list_is_that_of_a_double_loop_to_the_last_tie() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[1, 70], Gen.Int[0, 30], Seed, Gen.Enum<ScanKind>()).Sample((count, width, k, seed, kind) =>
        {
            var random = new Random(seed);
            var (rows, query, bias) = (Whole(random, count * width), Whole(random, width), Whole(random, count));
            AssertSame(rows, query, bias, k, Excluded(random, count), kind);
        }, iter: 500);

    [Fact]
    public void With_any_numbers_the_compact_list_is_that_of_sorting_all_fp32_scores() =>
        Gen.Select(Gen.Int[1, 3_000], Gen.Int[1, 140], Gen.Int[1, 120], Seed, Gen.Int[-12, 12]).Sample((count, width, k, seed, magnitude) =>
        {
            var random = new Random(seed);
            var scale = MathF.Pow(10, magnitude);
            var (rows, query, bias) = (Normal(random, count * width, scale), Normal(random, width, 1 / scale), Normal(random, count, 1));
            var excluded = Excluded(random, count);
            var scan = new ItemScan(rows, width, bias, ScanKind.Compact);
            AssertIsSorted(scan, query, k, excluded);
        }, iter: 200);

    [Theory]
    [InlineData(ScanKind.Plain)]
    [InlineData(ScanKind.Compact)]
    public void A_list_over_several_chunks_is_that_of_sorting(ScanKind kind)
    {
        var random = new Random(5);
        const int Count = 20_011, Width = 33;
        var scan = new ItemScan(Normal(random, Count * Width, 1), Width, Normal(random, Count, 1), kind);
        for (var i = 0; i < 20; i++)
            AssertIsSorted(scan, Normal(random, Width, 1), 25, Excluded(random, Count));
    }

    [Theory]
    [InlineData(0f, 0f, 0f)]                                              // all scores are 0
    [InlineData(1f, 0f, 0f)]                                              // a query of zeros
    [InlineData(0f, 1f, 2f)]                                              // rows of zeros
    [InlineData(1e18f, 1e18f, 0f)]                                        // sums near the largest float
    [InlineData(1e19f, 1e19f, 0f)]                                        // sums that overflow
    [InlineData(1e-20f, 1e-20f, 0f)]                                      // products below the smallest normal float
    [InlineData(1e-38f, 1f, 0f)]                                          // rows below it
    [InlineData(1f, 1f, -1e30f)]                                          // a bias that drowns the products
    public void Extremes_change_nothing(float rowScale, float queryScale, float biasScale)
    {
        var random = new Random(3);
        const int Count = 1_500, Width = 24;
        var (rows, query, bias) = (Normal(random, Count * Width, rowScale), Normal(random, Width, queryScale), Normal(random, Count, biasScale));
        foreach (var kind in (ScanKind[])[ScanKind.Plain, ScanKind.Compact])
        {
            var scan = new ItemScan(rows, Width, bias, kind);
            var scores = new float[Count];
            scan.Scores(query, scores);
            if (scores.All(float.IsFinite))
                AssertIsSorted(scan, query, 25, []);
            else
                Assert.InRange(scan.Top(query, new ScoredItem[25]), 0, 25);
        }
    }

    [Fact]
    public void Rows_of_very_different_norms_are_compared_fairly()
    {
        var random = new Random(4);
        const int Count = 2_000, Width = 16;
        var rows = Normal(random, Count * Width, 1);
        for (var i = 0; i < rows.Length; i++)
            rows[i] *= MathF.Pow(2, i / Width * 37 % 41 - 20);
        AssertIsSorted(new ItemScan(rows, Width, kind: ScanKind.Compact), Normal(random, Width, 1), 50, []);
    }

    [Theory]
    [InlineData(ScanKind.Plain)]
    [InlineData(ScanKind.Compact)]
    public void The_list_of_candidates_is_that_of_sorting_their_scores_however_many_they_are(ScanKind kind)
    {
        const int Count = 5_003, Width = 24;
        var numbers = new Random(8);
        var scan = new ItemScan(Normal(numbers, Count * Width, 1), Width, Normal(numbers, Count, 1), kind);
        Gen.Select(RandomCandidates.Of(Count), Gen.Int[0, 40], Seed).Sample((candidates, k, seed) =>
        {
            var query = Normal(new Random(seed), Width, 1);
            var scores = new float[Count];
            scan.Scores(query, scores);
            var (top, withNormaliser) = (new ScoredItem[k], new ScoredItem[k]);
            var count = scan.Top(query, top, candidates.Make());
            Assert.Equal(TopKTests.Sorted(scores, k, candidates.LeftOut), top[..count]);
            Assert.Equal(count, scan.Top(query, withNormaliser, candidates.Make(), out _));
            Assert.Equal(top, withNormaliser);
        }, iter: 200);
    }

    [Fact]
    public void Equal_rows_stand_in_the_order_of_their_indexes()
    {
        var rows = Enumerable.Range(0, 5_000 * 3).Select(i => (float)(i % 3)).ToArray();
        var top = new ScoredItem[4];
        new ItemScan(rows, 3, kind: ScanKind.Compact).Top([1, 2, 3], top, Candidates.AllBut([1]));
        Assert.Equal([0, 2, 3, 4], top.Select(t => t.Item));
    }

    [Fact]
    public void The_8_bit_error_stays_within_its_bound_and_the_bound_is_no_excuse()
    {
        Assert.SkipUnless(CompactKernel.IsSupported, "This processor lacks AVX2.");
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 200], Seed).Sample((count, width, seed) =>
        {
            var random = new Random(seed);
            var (rows, query, bias) = (Normal(random, count * width, 3), Normal(random, width, 0.5f), Normal(random, count, 2));
            var compact = CompactRows.Of(rows, width, bias);
            var rounded = new CompactQuery(query, new sbyte[compact.GroupCount * 4]);
            var approximate = new float[compact.BlockCount * 16];
            CompactKernel.Score(compact, 0, rounded, approximate);
            for (var i = 0; i < count; i++)
            {
                var exact = Exact(rows.AsSpan(i * width, width), query) + bias[i];
                var bound = rounded.Error.Of(compact.Norms[i / 16], compact.Residuals[i / 16], compact.Heights[i / 16]);
                Assert.InRange(approximate[i], exact - bound, exact + bound);
                Assert.True(bound < 0.1 * (rounded.Norm * compact.Norms[i / 16]) + 1e-3, $"A bound of {bound} would pass no row by.");
            }

            Assert.All(approximate[count..], score => Assert.Equal(float.NegativeInfinity, score));
        }, iter: 300);
    }

    [Theory]
    [InlineData(ScanKind.Plain, 0)]
    [InlineData(ScanKind.Compact, 0.5)]
    public void Scores_become_probabilities_with_the_normaliser(ScanKind kind, double within)
    {
        var random = new Random(6);
        const int Count = 9_000, Width = 64;
        var (rows, query, bias) = (Normal(random, Count * Width, 0.3f), Normal(random, Width, 1), Normal(random, Count, 1));
        var expected = Math.Log(Enumerable.Range(0, Count).Sum(i => Math.Exp(Exact(rows.AsSpan(i * Width, Width), query) + bias[i])));
        var plain = new ScoredItem[25];
        var withNormaliser = new ScoredItem[25];
        var scan = new ItemScan(rows, Width, bias, kind);
        scan.Top(query, plain, Candidates.AllBut([1, 2, 3]));
        scan.Top(query, withNormaliser, Candidates.AllBut([1, 2, 3]), out var normaliser);
        Assert.Equal(plain, withNormaliser);
        Assert.InRange(normaliser.LogSumExp, expected - 1e-4 - normaliser.Error, expected + 1e-4 + normaliser.Error);
        Assert.InRange(normaliser.LogSumExp, expected - 0.01, expected + 0.01);
        Assert.InRange(normaliser.Error, 0, within);
    }

    [Fact]
    public void A_row_has_the_same_product_wherever_it_lies_and_whatever_lies_around_it() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 40], Seed).Sample((width, count, seed) =>
        {
            var random = new Random(seed);
            var (rows, query) = (Normal(random, count * width, 1), Normal(random, width, 1));
            var (together, alone) = (new float[count], new float[count]);
            DotProducts.Rows(rows, query, together);
            for (var i = 0; i < count; i++)
                DotProducts.Rows(rows.AsSpan(i * width, width), query, alone.AsSpan(i, 1));
            Assert.Equal(together, alone);
        });

    [Fact]
    public void Products_of_every_vector_width_are_near_the_true_ones() =>
        Gen.Select(Gen.Int[16, 200], Gen.Int[1, 20], Seed).Sample((width, count, seed) =>
        {
            var random = new Random(seed);
            var (rows, query) = (Normal(random, count * width, 1), Normal(random, width, 1));
            float[] one = new float[count], eight = new float[count], sixteen = new float[count];
            DotProducts.RowsByOne(ref rows[0], ref query[0], width, one);
            DotProducts.RowsBy8(ref rows[0], ref query[0], width, eight);
            DotProducts.RowsBy16(ref rows[0], ref query[0], width, sixteen);
            for (var i = 0; i < count; i++)
            {
                var exact = Exact(rows.AsSpan(i * width, width), query);
                var within = (width + 16) * Math.Pow(2, -24) * Norm(rows.AsSpan(i * width, width)) * Norm(query);
                Assert.All([one[i], eight[i], sixteen[i]], product => Assert.InRange(product, exact - within, exact + within));
            }
        });

    [Fact]
    public void Lengths_that_do_not_fit_are_mistakes_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => new ItemScan(new float[7], 2));
        Assert.Throws<ArgumentException>(() => new ItemScan(new float[8], 2, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ItemScan(new float[8], 0));
        Assert.Throws<ArgumentException>(() => new ItemScan(new float[8], 2).Top([1], new ScoredItem[1]));
        Assert.Throws<ArgumentException>(() => new ItemScan(new float[8], 2).Scores([1, 2], new float[3]));
        Assert.Equal(0, new ItemScan(default, 2, kind: ScanKind.Compact).Top([1, 2], new ScoredItem[3]));
    }

    private static void AssertSame(float[] rows, float[] query, float[] bias, int k, int[] excluded, ScanKind kind)
    {
        var exact = new float[bias.Length];
        for (var i = 0; i < exact.Length; i++)
            exact[i] = (float)(Exact(rows.AsSpan(i * query.Length, query.Length), query) + bias[i]);

        var scan = new ItemScan(rows, query.Length, bias, kind);
        var top = new ScoredItem[k];
        var count = scan.Top(query, top, Candidates.AllBut(excluded));
        Assert.Equal(TopKTests.Sorted(exact, k, excluded), top[..count]);
    }

    private static void AssertIsSorted(ItemScan scan, float[] query, int k, int[] excluded)
    {
        var scores = new float[scan.Count];
        scan.Scores(query, scores);
        var set = new ItemSet(scan.Count);
        set.Add(excluded);
        var (fromSpan, fromSet) = (new ScoredItem[k], new ScoredItem[k]);
        var count = scan.Top(query, fromSpan, Candidates.AllBut(excluded));
        Assert.Equal(count, scan.Top(query, fromSet, Candidates.AllBut(set)));
        Assert.Equal(TopKTests.Sorted(scores, k, excluded), fromSpan[..count]);
        Assert.Equal(fromSpan, fromSet);
    }

    private static double Exact(ReadOnlySpan<float> row, ReadOnlySpan<float> query)
    {
        var sum = 0.0;
        for (var d = 0; d < row.Length; d++)
            sum += (double)row[d] * query[d];
        return sum;
    }

    private static double Norm(ReadOnlySpan<float> row) => Math.Sqrt(Exact(row, row));

    private static int[] Excluded(Random random, int count) => [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(count))];

    private static float[] Whole(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-3, 4))];

    private static float[] Normal(Random random, int length, float scale) =>
        [.. Enumerable.Range(0, length).Select(_ => scale * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble())))];
}
