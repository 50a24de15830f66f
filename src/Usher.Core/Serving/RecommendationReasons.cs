using Usher.Core.Models;
using Usher.Core.Users;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Core.Serving;

/// <summary>Asks a model which items of a history speak for an item: each is left out in turn, with all its events, and the history is read again without it.</summary>
/// <remarks>
/// Leaving one out is exact for the model at hand, whatever its kind: nothing is assumed about how events add up, so it holds for networks and for counts alike. It shows what the model makes of a
/// history, not why people like what they like; of two items that say the same, each alone shows little.
/// </remarks>
internal sealed class RecommendationReasons
{
    /// <summary>The newest so many items of a history are left out in turn, or fewer of a very long one: each costs one reading of the history, and older ones say little.</summary>
    public const int MaxItems = 50;

    private const int MaxSteps = 500_000;

    // A counting model gives 0 to what it never saw follow; its logarithm has to be finite to be compared.
    private const float MinProbability = 1e-12f;

    private readonly LoadedModel _model;
    private readonly KnownEvents _events;
    private readonly int _user;
    private readonly float[] _scores;
    private readonly (int Item, float[] Scores)[] _without;

    /// <param name="model">A model that is leased.</param>
    /// <param name="userId">The user.</param>
    /// <param name="events">The events that the model knows of the user.</param>
    /// <param name="targets">The items to explain; null for the best so many.</param>
    /// <param name="count">How many, where none are named.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public RecommendationReasons(LoadedModel model, string userId, KnownEvents events, IReadOnlyList<int>? targets, int count, CancellationToken cancellationToken)
    {
        (_model, _events, _user) = (model, events, model.Folder.Users.IndexOf(userId));
        _scores = new float[model.Ranker.ItemCount];
        Read(without: -1, _scores);
        Targets = targets ?? Best(count);
        var all = new float[_scores.Length];
        _without = [.. events.Items.Reverse().Distinct().Take(Math.Clamp(MaxSteps / Math.Max(1, events.Items.Count), 1, MaxItems)).Select(item => (item, ScoresWithout(item, all, cancellationToken)))];
    }

    /// <summary>The items that are explained, as indexes.</summary>
    public IReadOnlyList<int> Targets { get; }

    /// <summary>How many items of the history were left out in turn.</summary>
    public int Considered => _without.Length;

    /// <summary>The probability of an item.</summary>
    public float ScoreOf(int item) => _scores[item];

    /// <summary>The place of an item among all, from 1: of equal scores the lower index comes first.</summary>
    public int RankOf(int item)
    {
        var score = _scores[item];
        var before = 0;
        for (var other = 0; other < _scores.Length; other++)
            before += _scores[other] > score || (_scores[other] == score && other < item) ? 1 : 0;
        return before + 1;
    }

    /// <summary>What speaks for one of the targets, most first: items of the history with their effect in nats and their share of all effects above 0.</summary>
    /// <param name="target">Its place in <see cref="Targets"/>.</param>
    public IReadOnlyList<(int Item, double Effect, double Share)> Of(int target)
    {
        var full = Log(_scores[Targets[target]]);
        var speaking = _without.Select(one => (one.Item, Effect: full - Log(one.Scores[target]))).Where(one => one.Effect > 0).ToArray();
        var sum = speaking.Sum(one => one.Effect);
        return [.. speaking.OrderByDescending(one => one.Effect).Select(one => (one.Item, one.Effect, one.Effect / sum))];
    }

    private int[] Best(int count)
    {
        var top = new ScoredItem[Math.Min(count, _scores.Length)];
        var length = TopK.Select(_scores, top);
        return [.. top.Take(length).Select(item => item.Item)];
    }

    // Of all scores only those of the targets are kept.
    private float[] ScoresWithout(int item, float[] all, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Read(item, all);
        return [.. Targets.Select(target => all[target])];
    }

    private void Read(int without, Span<float> scores)
    {
        var state = _model.Ranker.Start(_user);
        for (var i = 0; i < _events.Items.Count; i++)
        {
            if (_events.Items[i] != without)
                state.Advance(new Event(_events.Items[i], _events.Times[i]));
        }

        state.Score(scores);
    }

    private static double Log(float probability) => Math.Log(Math.Max(probability, MinProbability));
}
