using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

/// <summary>A ranker whose scores a test writes down: from the items read so far, into the scores.</summary>
internal sealed class ScriptedRanker(int itemCount, Action<IReadOnlyList<int>, Span<float>> score) : IRanker
{
    private int _started;
    private int _observed;

    public ScriptedRanker(params float[] scores)
        : this(scores.Length, (_, target) => scores.CopyTo(target))
    {
    }

    public int ItemCount => itemCount;

    /// <summary>How many states were made.</summary>
    public int Started => _started;

    /// <summary>How many events all states have read.</summary>
    public int Observed => _observed;

    public UserState Start(int user = -1)
    {
        Interlocked.Increment(ref _started);
        return new State(this);
    }

    public void Save(RankerWriter writer) => throw new NotSupportedException("A script cannot be saved.");

    private sealed class State(ScriptedRanker ranker) : UserState
    {
        private readonly List<int> _items = [];

        public override int ItemCount => ranker.ItemCount;

        public override void Advance(in Event newest)
        {
            Interlocked.Increment(ref ranker._observed);
            _items.Add(newest.Item);
        }

        public override void Score(Span<float> scores) => ranker.Score(_items, scores);
    }

    private void Score(IReadOnlyList<int> items, Span<float> scores) => score(items, scores);
}
