using System.Numerics.Tensors;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Actions;

/// <summary>A trained model of how likely a user takes each action. Not an <see cref="IRanker"/>, which orders items by what a user does next: its scores are independent probabilities of other things than items.</summary>
/// <remarks>
/// The propensity of action a is 1 / (1 + e^-(b[a] + w[a] · f)) for the features f of user and action. A ranker never changes, so any number of threads may use it at once; each
/// <see cref="ActionUser"/> belongs to one thread at a time.
/// </remarks>
public sealed class ActionRanker
{
    internal const string Kind = "next-best-action";

    private readonly ActionFeatures _features;
    private readonly ReadOnlyMemory<float> _weights;
    private readonly ReadOnlyMemory<float> _biases;
    private readonly ReadOnlyMemory<int> _takes;

    /// <summary>Takes a model.</summary>
    /// <param name="features">What features are computed from.</param>
    /// <param name="weights">(A, D) the weights of each action, row by row.</param>
    /// <param name="biases">(A) the bias of each action; NaN for an action that has too few interactions to be scored.</param>
    /// <param name="takes">(A) how often each action was taken.</param>
    /// <param name="newest">The newest moment of the training data, in seconds since 1970-01-01 UTC.</param>
    /// <exception cref="ArgumentException">The tensors do not fit together.</exception>
    public ActionRanker(ActionFeatures features, ReadOnlyMemory<float> weights, ReadOnlyMemory<float> biases, ReadOnlyMemory<int> takes, long newest)
    {
        if (weights.Length != (long)biases.Length * features.Length || takes.Length != biases.Length)
            throw new ArgumentException($"There are {weights.Length} weights, {biases.Length} biases and {takes.Length} counts; {features.Length} weights, a bias and a count are due for each action.", nameof(weights));

        (_features, _weights, _biases, _takes, Newest) = (features, weights, biases, takes, newest);
    }

    /// <summary>How many actions the ranker knows: A.</summary>
    public int ActionCount => _biases.Length;

    /// <summary>How many items its features know: I.</summary>
    public int ItemCount => _features.ItemCount;

    /// <summary>The newest moment of the training data, in seconds since 1970-01-01 UTC. Features are those of this moment, or of the user's newest event if that is later.</summary>
    /// <remarks>Not of the time of the request: data that ends a year ago would make every user look like one who left a year ago.</remarks>
    public long Newest { get; }

    /// <summary>Begins a user without any event.</summary>
    /// <param name="user">Index of the user in the model's vocabulary, for the user's columns; -1 for a user it does not know.</param>
    public ActionUser Start(int user = -1) => _features.Start(user);

    /// <summary>Whether an action had enough interactions at the training to be scored.</summary>
    /// <param name="action">Index of the action.</param>
    public bool IsScored(int action) => !float.IsNaN(_biases.Span[action]);

    /// <summary>How often an action was taken before the training.</summary>
    /// <param name="action">Index of the action.</param>
    public int TakesOf(int action) => _takes.Span[action];

    /// <summary>Scores every action.</summary>
    /// <param name="user">A user of this ranker, after all events.</param>
    /// <param name="scores">(A) receives the propensities, 0 to 1; 0 for an action that is not scored.</param>
    public void Score(ActionUser user, Span<float> scores) => Score(user, Math.Max(Newest, user.Newest), scores);

    /// <summary>Scores every action at a moment.</summary>
    /// <param name="user">A user of this ranker, after all events before that moment.</param>
    /// <param name="now">The moment, in seconds since 1970-01-01 UTC.</param>
    /// <param name="scores">(A) receives the propensities, 0 to 1; 0 for an action that is not scored.</param>
    public void Score(ActionUser user, long now, Span<float> scores)
    {
        var length = _features.Length;
        var features = length <= 512 ? stackalloc float[length] : new float[length];
        user.WriteUser(now, features);
        var weights = _weights.Span;
        var biases = _biases.Span;
        for (var action = 0; action < biases.Length; action++)
        {
            if (float.IsNaN(biases[action]))
            {
                scores[action] = 0;
                continue;
            }

            user.WritePair(action, now, features);
            scores[action] = (float)(1 / (1 + Math.Exp(-(biases[action] + (double)TensorPrimitives.Dot(weights.Slice(action * length, length), features)))));
        }
    }

    /// <summary>Writes what <see cref="Load"/> needs to make this ranker again.</summary>
    internal void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Number("newest", Newest);
        writer.Tensor("weights", _weights.Span, ActionCount, _features.Length);
        writer.Tensor("biases", _biases.Span, ActionCount);
        writer.Tensor("takes", _takes.Span, ActionCount);
        _features.Save(writer.Nested("features"));
    }

    /// <summary>Reads a ranker.</summary>
    /// <exception cref="InvalidDataException">It is of another kind, or what was saved does not fit together.</exception>
    internal static ActionRanker Load(RankerReader reader)
    {
        if (reader.Kind != Kind)
            throw new InvalidDataException($"The model holds a ranker of kind '{reader.Kind}'; one of actions is of kind '{Kind}'.");

        try
        {
            return new(ActionFeatures.Load(reader.Nested("features")), reader.Tensor<float>("weights", out _), reader.Vector<float>("biases"), reader.Vector<int>("takes"), (long)reader.Number("newest"));
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"The model's ranker of actions is damaged: {e.Message} Train again.", e);
        }
    }
}
