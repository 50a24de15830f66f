using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Ranking.Splits;
using Usher.Training.ModelSelection;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.ModelSelection;

/// <summary>A recipe as good as it is told to be: on a ring of items, its ranker puts the right one at a certain rank.</summary>
/// <param name="name">What the recipe is called.</param>
/// <param name="rank">The rank that it gives the right item, by its hyperparameters.</param>
internal sealed class PlacingRecipe(string name, Func<HyperparameterValues, int> rank) : IRecipe
{
    /// <summary>Twenty users, each at a place of its own on a ring of thirty items: after item i comes i + 1, whoever the user is.</summary>
    public static Split Ring { get; } = ProductionSplit.Of(new()
    {
        UserIds = new(Enumerable.Range(0, 20).Select(user => $"user-{user}")),
        ItemIds = new(Enumerable.Range(0, 30).Select(item => $"item-{item}")),
        Offsets = [.. Enumerable.Range(0, 21).Select(user => 5L * user)],
        Items = [.. Enumerable.Range(0, 100).Select(at => ((at / 5 * 7) + (at % 5)) % 30)],
        Times = [.. Enumerable.Range(0, 100)],
    });

    /// <summary>The settings of each training so far.</summary>
    public List<HyperparameterValues> Trained { get; } = [];

    public string Name => name;

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        run.Stop.ThrowIfCancellationRequested();
        run.Progress?.Report(new("training " + name, 1));
        Trained.Add(settings);
        return new Ranker(split.Set.ItemCount, rank(settings));
    }

    /// <summary>The recipe as a candidate.</summary>
    public ConfiguredRecipe Configured(params Hyperparameter[] hyperparameters) =>
        new(this, new(name, "", IsPersonalized: true, hyperparameters), new Dictionary<string, string>(), TimeProvider.System);

    private sealed class Ranker(int items, int rank) : IRanker
    {
        public int ItemCount => items;

        public UserState Start(int user = -1) => new State(items, rank);

        public void Save(RankerWriter writer) => throw new NotSupportedException("It is never kept.");
    }

    private sealed class State(int items, int rank) : UserState
    {
        private int _newest;

        public override int ItemCount => items;

        public override void Advance(in Event newest) => _newest = newest.Item;

        public override void Score(Span<float> scores)
        {
            // The items after the right one, in the order of the ring, with the right one in between.
            for (var place = 0; place < items; place++)
                scores[(_newest + 1 + place) % items] = place == 0 ? 0.5f - rank : -place;
        }
    }
}
