using System.Numerics.Tensors;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>Adds the raw scores of EASE and of transitions: the best that counting alone can do.</summary>
public sealed class CountsRanker : IRanker
{
    internal const string Kind = "counts";

    private readonly EaseRanker _ease;
    private readonly TransitionsRanker _transitions;
    private readonly double _weight;

    /// <summary>Takes both.</summary>
    /// <param name="ease">Which items go together.</param>
    /// <param name="transitions">Which item follows which, of the same items.</param>
    /// <param name="weight">How much transitions count: raw score = that of EASE + weight x that of transitions; not negative.</param>
    /// <exception cref="ArgumentException">The two have different items, or the weight is negative.</exception>
    public CountsRanker(EaseRanker ease, TransitionsRanker transitions, double weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        if (ease.ItemCount != transitions.ItemCount)
            throw new ArgumentException($"EASE has {ease.ItemCount} items, transitions {transitions.ItemCount}.", nameof(transitions));

        (_ease, _transitions, _weight) = (ease, transitions, weight);
    }

    /// <inheritdoc/>
    public int ItemCount => _ease.ItemCount;

    /// <inheritdoc/>
    public UserState Start(int user = -1) => new State((DecayedState)_ease.Start(user), (DecayedState)_transitions.Start(user), (float)_weight);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Number("weight", _weight);
        _ease.Save(writer.Nested("ease"));
        _transitions.Save(writer.Nested("transitions"));
    }

    internal static CountsRanker Load(RankerReader reader) => new(
        EaseRanker.Load(reader.Nested("ease")),
        TransitionsRanker.Load(reader.Nested("transitions")),
        reader.Number("weight", 0, double.MaxValue));

    /// <summary>Scores are softmax(<see cref="EaseRanker.Sharpness"/> x raw), as those of EASE alone.</summary>
    private sealed class State(DecayedState ease, DecayedState transitions, float weight) : UserState
    {
        public override int ItemCount => ease.ItemCount;

        public override void Advance(in Event newest)
        {
            ease.Advance(newest);
            transitions.Advance(newest);
        }

        public override void Score(Span<float> scores)
        {
            TensorPrimitives.MultiplyAdd(transitions.RawScores, weight, ease.RawScores, scores);
            if (!scores.ContainsAnyExcept(0f))
            {
                transitions.Score(scores);                                // nothing known of the user: popularity
                return;
            }

            TensorPrimitives.Multiply(scores, EaseRanker.Sharpness, scores);
            Softmax.Of(scores);
        }
    }
}
