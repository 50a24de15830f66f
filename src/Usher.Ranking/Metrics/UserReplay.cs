using System.Numerics.Tensors;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Metrics;

/// <summary>Asks all queries of one user after another with a single state, so that a history is read once. Belongs to one thread.</summary>
internal sealed class UserReplay(IRanker ranker, TrainingSet set, SeenItems seenItems, int k)
{
    private readonly float[] _scores = new float[ranker.ItemCount];
    private readonly ScoredItem[] _best = new ScoredItem[k];
    private int[] _targets = [];
    private float[] _targetScores = [];

    /// <summary>Asks queries.</summary>
    /// <param name="queries">All queries of the run.</param>
    /// <param name="order">Which of them to ask: those of one user, in rising order of input length.</param>
    /// <param name="outcomes">Receives the outcome of each query at its index.</param>
    /// <param name="lists">(queries, K) receives the list of each query at its index, filled up with <see cref="RankerEvaluation.NoItem"/>.</param>
    /// <param name="cancellationToken">Asked before each query.</param>
    public void Ask(IReadOnlyList<Query> queries, ReadOnlySpan<int> order, Span<QueryOutcome> outcomes, Span<int> lists, CancellationToken cancellationToken)
    {
        var user = queries[order[0]].User;
        var events = set.EventsOf(user);
        var state = ranker.Start(user);
        var read = 0;
        foreach (var index in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var query = queries[index];
            state.Advance(events[read..query.InputLength]);
            read = query.InputLength;

            if (ranker.Contexts is { } contexts)
                state.SetContext(contexts.Of(set, set.Offsets[user] + query.InputLength));

            state.Score(_scores);
            if (!TensorPrimitives.IsFiniteAll<float>(_scores))
                throw NotFinite(query);

            if (seenItems is SeenItems.Filtered)
            {
                foreach (var item in events.Items[..read])
                    _scores[item] = float.NegativeInfinity;
            }

            var targets = ScoresOf(events.Items[query.InputLength..query.TargetEnd]);
            outcomes[index] = TargetRanks.Of(_scores, targets, k);
            WriteList(lists.Slice(index * k, k));
        }
    }

    private void WriteList(Span<int> list)
    {
        var length = TopK.Select(_scores, _best);
        for (var place = 0; place < length; place++)
            list[place] = _best[place].Item;

        list[length..].Fill(RankerEvaluation.NoItem);
    }

    // The scores of the distinct items.
    private Span<float> ScoresOf(ReadOnlySpan<int> items)
    {
        if (_targets.Length < items.Length)
        {
            _targets = new int[items.Length];
            _targetScores = new float[items.Length];
        }

        var sorted = _targets.AsSpan(0, items.Length);
        items.CopyTo(sorted);
        sorted.Sort();
        var count = 0;
        for (var at = 0; at < sorted.Length; at++)
        {
            if (at == 0 || sorted[at] != sorted[at - 1])
                _targetScores[count++] = _scores[sorted[at]];
        }

        return _targetScores.AsSpan(0, count);
    }

    private NotFiniteNumberException NotFinite(Query query)
    {
        var item = Array.FindIndex(_scores, score => !float.IsFinite(score));
        return new NotFiniteNumberException(
            $"The model scored item '{set.ItemIds[item]}' {_scores[item]} for user '{set.UserIds[query.User]}' after {query.InputLength} events; " +
            "scores must be finite. If it was trained with settings of your own, try a lower learning rate.",
            _scores[item]);
    }
}
