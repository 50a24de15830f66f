using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>
/// aws-similar-items: S[i][j] = (n C[i][j] + s (c M[i][j] + d T[i][j])) / (n + s). C[i][j] = together(i, j) / (users(i)^1/2 users(j)^(1 + f)/2) says how often the two occur together, M how similar their columns are
/// and T their texts, c and d convert these to the scale of C, and n = min(users(i), users(j)) is the amount of evidence.
/// </summary>
/// <remarks>The score of an item with few users depends mostly on its columns, that of an item with many users on its users, with a continuous transition.</remarks>
internal sealed class SimilarItemsRecipe : IRecipe
{
    // Personalize's longest list.
    private const int MaxNeighbours = 500;

    // Longer histories say less about each pair, and their cost grows with the square of the length.
    private const double LongestHistories = 0.995;

    public string Name => "aws-similar-items";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var discount = settings.Real("popularity_discount_factor");
        var shrink = settings.Real("column_users");                       // s
        var lengths = Percentiles.Of(split.TrainLengths, 0, LongestHistories);
        var audience = new Audience(split, user => lengths.Contain(split.TrainLengths[user]), _ => true);
        var columns = new ColumnSimilarity(split.Set.ItemFields, [.. Enumerable.Range(0, split.Set.ItemCount).Select(item => audience.UsersOf(item).Length)]);
        var texts = run.VectorsOf(split.Set) is { } vectors ? new TextSimilarity(vectors, run.Seed) : null;
        var (worth, textWorth) = texts is not null ? WorthsOf(columns, texts, audience, discount, run) : columns.IsEmpty ? (0, 0) : (WorthOf(columns, audience, discount, run), 0);
        var neighbours = SparseItemRows.Create(split.Set.ItemCount, run.Parallel, (item, row) =>
        {
            foreach (var user in audience.UsersOf(item))
            {
                foreach (var other in audience.ItemsOf(user))
                    row.Add(other, 1);                                    // together
            }

            var users = audience.UsersOf(item).Length;
            row.Change((other, together) =>
            {
                if (other == item)
                    return 0;

                var evidence = Math.Min(users, audience.UsersOf(other).Length);
                return (float)(((evidence * Cosine(together, users, audience.UsersOf(other).Length, discount)) + Prior(item, other)) / (evidence + shrink));
            });
            foreach (var other in (IEnumerable<int>)[.. worth > 0 ? columns.CandidatesOf(item) : [], .. textWorth > 0 ? texts!.CandidatesOf(item) : []])
            {
                // Items that occur together have a score already.
                if (other != item && row.IsZero(other) && Prior(item, other) is > 0 and var alike)
                    row.Add(other, (float)(alike / (Math.Min(users, audience.UsersOf(other).Length) + shrink)));
            }

            row.KeepLargest(MaxNeighbours);
        });
        return new SimsRanker(neighbours, PopularityRecipe.SharesOf(split));

        double Prior(int item, int other) => (shrink * worth * columns.Of(item, other)) + (textWorth > 0 ? shrink * textWorth * texts!.Of(item, other) : 0);
    }

    // The slope of C over M through the origin, by least squares over the pairs of the hundred most popular items with all others, for which C is most reliable.
    private static double WorthOf(ColumnSimilarity columns, Audience audience, double discount, TrainingRun run)
    {
        var (both, square) = (0.0, 0.0);
        foreach (var item in columns.ByPopularity.Take(100))
        {
            run.Stop.ThrowIfCancellationRequested();
            var together = new float[columns.ItemCount];
            audience.CountShared(item, together);
            for (var other = 0; other < together.Length; other++)
            {
                if (other == item || columns.Of(item, other) is not (> 0 and var alike))
                    continue;

                both += together[other] == 0 ? 0 : alike * Cosine(together[other], audience.UsersOf(item).Length, audience.UsersOf(other).Length, discount);
                square += alike * alike;
            }
        }

        return square > 0 ? both / square : 0;
    }

    // The same for C over M and T at once. A factor below 0 would say that likeness keeps items apart; it is set to 0, and the other is fitted alone.
    private static (double Columns, double Texts) WorthsOf(ColumnSimilarity columns, TextSimilarity texts, Audience audience, double discount, TrainingRun run)
    {
        var (mm, mt, tt, mc, tc) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var item in columns.ByPopularity.Take(100))
        {
            run.Stop.ThrowIfCancellationRequested();
            var together = new float[columns.ItemCount];
            audience.CountShared(item, together);
            for (var other = 0; other < together.Length; other++)
            {
                if (other == item)
                    continue;

                var (m, t) = (columns.Of(item, other), texts.Of(item, other));
                var c = together[other] == 0 ? 0 : Cosine(together[other], audience.UsersOf(item).Length, audience.UsersOf(other).Length, discount);
                (mm, mt, tt, mc, tc) = (mm + (m * m), mt + (m * t), tt + (t * t), mc + (m * c), tc + (t * c));
            }
        }

        var (alone, textsAlone) = (mm > 0 ? mc / mm : 0, tt > 0 ? tc / tt : 0);
        var determinant = (mm * tt) - (mt * mt);
        if (determinant <= 1e-9 * mm * tt)
            return (0, textsAlone);

        var (ofColumns, ofTexts) = (((mc * tt) - (tc * mt)) / determinant, ((tc * mm) - (mc * mt)) / determinant);
        return ofColumns < 0 ? (0, textsAlone) : ofTexts < 0 ? (alone, 0) : (ofColumns, ofTexts);
    }

    private static double Cosine(float together, int users, int othersUsers, double discount) => together / (Math.Sqrt(users) * Math.Pow(othersUsers, (1 + discount) / 2));
}
