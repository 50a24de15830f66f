using Usher.Contracts;
using Usher.Ranking.Splits;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

public sealed class CandidateSamplerTests
{
    private const int Items = 400;

    [Fact]
    public void Every_target_is_a_candidate_and_points_to_its_place()
    {
        int[] targets = [7, 399, 7, 0];
        var positions = targets.ToArray();

        var (items, chances) = new CandidateSampler(Catalogue(), drawn: 32, new Random(1)).Draw(positions);

        Assert.Equal(targets, positions.Select(position => items[position]));
        Assert.Equal(items.Length, chances.Length);
    }

    [Fact]
    public void Candidates_are_distinct_and_fill_whole_vectors()
    {
        var sampler = new CandidateSampler(Catalogue(), drawn: 32, new Random(1));
        for (var draw = 0; draw < 20; draw++)
        {
            var (items, _) = sampler.Draw([draw, draw + 1]);

            Assert.Equal(items.Length, items.Distinct().Count());
            Assert.Equal(0, items.Length % 16);
            Assert.All(items, item => Assert.InRange(item, 0, Items - 1));
        }
    }

    [Fact]
    public void The_corrected_sum_over_candidates_is_the_sum_over_all_items_on_average()
    {
        var split = Catalogue();
        var sampler = new CandidateSampler(split, drawn: 64, new Random(3));
        var random = new Random(5);
        var scores = Enumerable.Range(0, Items).Select(_ => (random.NextDouble() * 4) - 2).ToArray();
        var events = split.Set.Items;

        const int Draws = 4000;
        var sum = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            // Targets come as often as they do in training: popular items are candidates most of the time.
            var targets = Enumerable.Range(0, 40).Select(_ => events[random.Next(events.Length)]).ToArray();
            var (items, chances) = sampler.Draw(targets);
            sum += items.Select((item, position) => Math.Exp(scores[item] - chances[position])).Sum();
        }

        var whole = scores.Sum(Math.Exp);
        Assert.InRange(sum / Draws / whole, 0.97, 1.03);
    }

    /// <summary>Item i comes about 400 / (i + 1) times.</summary>
    private static Split Catalogue()
    {
        var events = Enumerable.Range(0, Items).SelectMany(item => Enumerable.Repeat($"i{item}", Items / (item + 1))).Select((item, at) => (item, (long)at));
        var set = Sets.Of([("ana", events.ToArray())]);
        return new(set, [set.EventCount], [], []);
    }
}
