using System.Numerics.Tensors;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>One user of a <see cref="BlendRanker"/>: the states of all its parts.</summary>
public sealed class BlendState : UserState
{
    // Added to the score of every item: one that never followed any of the history would have a logarithm of minus infinity.
    private const float MinTransition = 1e-3f;

    private readonly RecurrentState[] _networks;
    private readonly DecayedState _transitions;
    private readonly DecayedState? _ease;
    private readonly BlendWeights _weights;
    private readonly float[] _scratch;

    internal BlendState(RecurrentState[] networks, DecayedState transitions, DecayedState? ease, BlendWeights weights)
    {
        _networks = networks;
        _transitions = transitions;
        _ease = ease;
        _weights = weights;
        _scratch = new float[transitions.RawScores.Length];
    }

    /// <inheritdoc/>
    public override int ItemCount => _scratch.Length;

    /// <summary>(I) raw scores of EASE; empty without it.</summary>
    public ReadOnlySpan<float> EaseScores => _ease is null ? [] : _ease.RawScores;

    /// <inheritdoc/>
    public override void SetContext(EventContext? context)
    {
        foreach (var network in _networks)
            network.SetContext(context);
    }

    /// <inheritdoc/>
    public override void Advance(in Event newest)
    {
        foreach (var network in _networks)
            network.Advance(newest);
        _transitions.Advance(newest);
        _ease?.Advance(newest);
    }

    /// <inheritdoc/>
    public override void Advance(EventSpan events)
    {
        foreach (var network in _networks)
            network.Advance(events);
        _transitions.Advance(events);
        _ease?.Advance(events);
    }

    /// <inheritdoc/>
    public override void Score(Span<float> scores)
    {
        ScoreNetworks(scores);
        ScoreTransitions(_scratch);
        TensorPrimitives.MultiplyAdd(_scratch, _weights.Transitions, scores, scores);
        if (_ease is not null)
            TensorPrimitives.MultiplyAdd(_ease.RawScores, _weights.Ease, scores, scores);
        Softmax.Of(scores);
    }

    /// <summary>What the networks say: the mean of their log-probabilities, up to a number that all items share.</summary>
    /// <param name="scores">(I)</param>
    public void ScoreNetworks(Span<float> scores)
    {
        scores.Clear();
        foreach (var network in _networks)
        {
            network.LogScore(_scratch);
            TensorPrimitives.MultiplyAdd(_scratch, 1f / _networks.Length, scores, scores);
        }
    }

    /// <summary>What transitions say: log(0.001 + raw score).</summary>
    /// <param name="scores">(I)</param>
    public void ScoreTransitions(Span<float> scores)
    {
        TensorPrimitives.Add(_transitions.RawScores, MinTransition, scores);
        TensorPrimitives.Log(scores, scores);
    }
}
