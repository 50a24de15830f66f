using Usher.Core.Models;
using Usher.Core.Users;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Core.Serving;

/// <summary>Finds the items of a history because of which a model recommends an item: each is left out in turn, with all its events, and the model reads the rest of the history again.</summary>
/// <remarks>
/// This is exact for every kind of model, because it assumes nothing about how events are combined. It shows how the model uses a
/// history, not why people like items. If two items have the same effect, leaving out one of them shows little.
/// </remarks>
internal sealed class RecommendationReasons
{
    /// <summary>The most items of a history that are left out in turn, the newest ones. Each costs one read of the history, so there are fewer for a very long history.</summary>
    public const int MaxItems = 50;

    private const int MaxSteps = 500_000;

    // A counting model gives 0 to items that never followed. Their logarithm must be finite to be compared.
    private const float MinProbability = 1e-12f;

    private readonly LoadedModel _model;
    private readonly KnownEvents _events;
    private readonly int _user;
    private readonly float[] _scores;
    private readonly (int Item, float[] Scores)[] _without;

    /// <param name="model">A model that is leased.</param>
    /// <param name="userId">The user.</param>
    /// <param name="events">The events that the model knows of the user.</param>
    /// <param name="targets">The items to explain; null for the best <paramref name="count"/>.</param>
    /// <param name="count">The number of items if none are named.</param>
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

    /// <summary>The number of items of the history that were left out in turn.</summary>
    public int Considered => _without.Length;

    /// <summary>The probability of an item.</summary>
    public float ScoreOf(int item) => _scores[item];

    /// <summary>The rank of an item among all, from 1. Of equal scores the lower index ranks first.</summary>
    public int RankOf(int item)
    {
        var score = _scores[item];
        var before = 0;
        for (var other = 0; other < _scores.Length; other++)
            before += _scores[other] > score || (_scores[other] == score && other < item) ? 1 : 0;
        return before + 1;
    }

    /// <summary>The reasons for a target, the strongest first: items of the history with their effect in nats and their share of all effects above 0.</summary>
    /// <param name="target">Its index in <see cref="Targets"/>.</param>
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
