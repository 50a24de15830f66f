namespace Usher.Ranking.Rankers;

/// <summary>Adds what recurrent networks and counting models say of an item: they err in different places.</summary>
/// <remarks>
/// score = mean over the networks of log p(item) + w1 log(0.001 + raw score of transitions) + w2 x raw score of EASE; the softmax of it
/// gives probabilities. The raw score of transitions is a kind of probability itself, that of EASE lies between 0 and about 1.
/// </remarks>
public sealed class BlendRanker : IRanker
{
    internal const string Kind = "blend";

    private readonly IReadOnlyList<RecurrentRanker> _networks;
    private readonly TransitionsRanker _transitions;
    private readonly EaseRanker? _ease;

    /// <summary>Takes trained rankers of the same items.</summary>
    /// <param name="networks">At least one.</param>
    /// <param name="transitions">What followed what.</param>
    /// <param name="ease">What goes with what; null for a catalogue too large for it.</param>
    /// <param name="weights">How much each counts.</param>
    /// <exception cref="ArgumentException">There is no network, or the rankers have different items.</exception>
    public BlendRanker(IReadOnlyList<RecurrentRanker> networks, TransitionsRanker transitions, EaseRanker? ease, BlendWeights weights)
    {
        if (networks.Count == 0 || networks.Any(network => network.ItemCount != transitions.ItemCount) || (ease is not null && ease.ItemCount != transitions.ItemCount))
            throw new ArgumentException("A blend needs at least one network, and all its rankers must score the same items.", nameof(networks));

        _networks = networks;
        _transitions = transitions;
        _ease = ease;
        Weights = weights;
    }

    /// <inheritdoc/>
    public int ItemCount => _transitions.ItemCount;

    /// <inheritdoc/>
    /// <remarks>All networks learned the same columns.</remarks>
    public ContextVocabulary? Contexts => _networks[0].Contexts;

    /// <summary>How much the counting models count beside the networks.</summary>
    public BlendWeights Weights { get; }

    /// <inheritdoc/>
    public UserState Start(int user = -1) => StartParts(user);

    /// <summary>Begins a user without any event, for those who want to weigh the parts themselves.</summary>
    /// <param name="user">As in <see cref="Start"/>.</param>
    public BlendState StartParts(int user) => new(
        [.. _networks.Select(network => (RecurrentState)network.Start(user))],
        (DecayedState)_transitions.Start(user),
        (DecayedState?)_ease?.Start(user),
        Weights);

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Number("networks", _networks.Count);
        writer.Number("hasEase", _ease is null ? 0 : 1);
        writer.Number("transitionsWeight", Weights.Transitions);
        writer.Number("easeWeight", Weights.Ease);
        for (var i = 0; i < _networks.Count; i++)
            _networks[i].Save(writer.Nested($"network{i}"));
        _transitions.Save(writer.Nested("transitions"));
        _ease?.Save(writer.Nested("ease"));
    }

    internal static BlendRanker Load(RankerReader reader) => new(
        [.. Enumerable.Range(0, (int)reader.Number("networks", 1, 100)).Select(i => RecurrentRanker.Load(reader.Nested($"network{i}")))],
        TransitionsRanker.Load(reader.Nested("transitions")),
        reader.Number("hasEase", 0, 1) == 0 ? null : EaseRanker.Load(reader.Nested("ease")),
        new((float)reader.Number("transitionsWeight", 0, 1000), (float)reader.Number("easeWeight", 0, 1000)));
}
