using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Usher.Ranking.Actions;

/// <summary>What is known of one user when actions are scored: the user's events with items, and with actions. It advances event by event, in training and for a request alike.</summary>
/// <remarks>Events may come in any order of time: each only adds to counts and sums, and moves the newest moment on.</remarks>
public sealed class ActionUser
{
    private const double Day = 86_400;

    // Five at the overall rate stand beside the actions that the user was shown, so that one of them says little.
    private const double PriorShown = 5;

    private readonly ActionFeatures _features;
    private readonly int _user;
    private readonly float[] _vector;
    private readonly int[] _categories;
    private readonly Dictionary<int, Pair> _pairs = [];
    private double _popularity;
    private int _events;
    private long _lastEvent;
    private int _shown;
    private int _taken;

    internal ActionUser(ActionFeatures features, int user)
    {
        (_features, _user) = (features, user);
        _vector = new float[features.VectorLength];
        _categories = new int[features.ItemCategoryCount];
    }

    /// <summary>The newest moment of an event that was taken in; 0 before the first.</summary>
    public long Newest { get; private set; }

    /// <summary>Takes in an event with an item.</summary>
    /// <param name="item">Index of the item.</param>
    /// <param name="time">Seconds since 1970-01-01 UTC.</param>
    public void Advance(int item, long time)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)item, (uint)_features.ItemCount, nameof(item));
        _events++;
        _lastEvent = Math.Max(_lastEvent, time);
        Newest = Math.Max(Newest, time);
        _popularity += _features.PopularityOf(item);
        TensorPrimitives.Add(_vector, _features.VectorOf(item), _vector);
        foreach (var category in _features.CategoriesOfItem(item))
            _categories[category]++;
    }

    /// <summary>Takes in an interaction with an action.</summary>
    public void Advance(ActionEvent interaction)
    {
        Newest = Math.Max(Newest, interaction.Time);
        ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, interaction.Action, out _);
        pair.Last = Math.Max(pair.Last, interaction.Time);
        switch (interaction.Type)
        {
            case ActionEventType.Viewed:
                pair.Viewed++;
                pair.Open++;
                _shown++;
                return;
            case ActionEventType.NotTaken:
                pair.NotTaken++;
                pair.Verdict = -1;
                break;
            default:
                pair.Taken++;
                pair.Verdict = 1;
                _taken += Math.Max(1, pair.Open);
                break;
        }

        // A decision is about the times that the action was shown before; without any it was shown now.
        _shown += pair.Open == 0 ? 1 : 0;
        pair.Open = 0;
    }

    /// <summary>Writes the numbers of a feature vector that are the same for every action.</summary>
    /// <param name="now">The moment of the features, in seconds since 1970-01-01 UTC.</param>
    /// <param name="features">(D) receives them; the numbers of one action are left as they are.</param>
    public void WriteUser(long now, Span<float> features)
    {
        var age = Math.Max(0, now - _lastEvent) / Day;
        features[0] = MathF.Log(1 + _events) / 5;
        features[1] = _events == 0 ? 0 : (float)Math.Exp(-age / 7);
        features[2] = _events == 0 ? 0 : (float)Math.Exp(-age / 30);
        features[3] = _events == 0 ? 0 : (float)(_popularity / _events);
        features[ActionFeatures.HasEvents] = _events == 0 ? 0 : 1;
        // A share and not a number: at the time of a request users have been shown more than at the times that the model learned from.
        features[5] = (float)(((_taken + (PriorShown * _features.TakeRate)) / (_shown + PriorShown)) - _features.TakeRate);
        var rest = features[ActionFeatures.OfUser.._features.PairStart];
        rest.Clear();
        if (_events > 0)
        {
            TensorPrimitives.Divide(_vector, _events, rest);
            for (var category = 0; category < _categories.Length; category++)
                rest[_vector.Length + category] = (float)_categories[category] / _events;
        }

        foreach (var category in _features.CategoriesOfUser(_user))
            rest[_vector.Length + _categories.Length + category] = 1;
        if (_features.Ranges is not { } ranges)
            return;

        if (_events == 0)
        {
            var ofItems = _vector.Length + _categories.Length;
            ranges.Usual.Span[..ActionFeatures.OfItems].CopyTo(features);
            ranges.Usual.Span.Slice(ActionFeatures.OfUser, ofItems).CopyTo(rest);
        }

        ranges.Apply(features[.._features.PairStart], begin: 0);
    }

    /// <summary>Writes the numbers of a feature vector that are those of one action.</summary>
    /// <param name="action">Index of the action.</param>
    /// <param name="now">The moment of the features, in seconds since 1970-01-01 UTC.</param>
    /// <param name="features">(D) receives them; all others are left as they are.</param>
    public void WritePair(int action, long now, Span<float> features)
    {
        var its = features[_features.PairStart..];
        its.Clear();
        if (_pairs.TryGetValue(action, out var pair))
        {
            its[0] = MathF.Log(1 + pair.Taken);
            its[1] = MathF.Log(1 + pair.NotTaken);
            its[2] = MathF.Log(1 + pair.Viewed);
            its[3] = (float)Math.Exp(-Math.Max(0, now - pair.Last) / Day / 7);
            its[4] = pair.Verdict;
        }

        _features.Ranges?.Apply(its, _features.PairStart);
    }

    private struct Pair
    {
        public int Taken;
        public int NotTaken;
        public int Viewed;
        public int Open;
        public int Verdict;
        public long Last;
    }
}
