using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;

namespace Usher.Models;

/// <summary>Asks a model folder: the user's history comes from the index beside the weights, nothing else is needed.</summary>
internal sealed class Recommender : IDisposable
{
    private readonly ModelFolder _model;
    private readonly IRanker _ranker;

    private Recommender(ModelFolder model)
    {
        _model = model;
        _ranker = model.LoadRanker();
    }

    /// <summary>Opens a model folder.</summary>
    /// <exception cref="InvalidDataException">It is missing, damaged, or of a newer format; the message says which.</exception>
    public static Recommender Open(string folder)
    {
        var model = ModelFolder.Open(folder);
        try
        {
            return new(model);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>A user's best items.</summary>
    /// <param name="user">A USER_ID; for one that the model does not know, everything is scored without a history.</param>
    /// <param name="k">How many items at most.</param>
    /// <param name="includeSeen">Whether items of the user's history may be among them.</param>
    public Recommendation Recommend(string user, int k, bool includeSeen)
    {
        var state = _ranker.Start(_model.Users.IndexOf(user));
        var seen = new ItemSet(_ranker.ItemCount);
        var isKnown = false;
        if (_model.Histories is { } histories && histories.Users.IndexOf(user) is >= 0 and var index)
        {
            var events = histories.EventsOf(index);
            state.Advance(events);
            seen.Add(events.Items);
            isKnown = true;
        }

        var scores = new float[_ranker.ItemCount];
        state.Score(scores);
        var top = new ScoredItem[Math.Min(k, scores.Length)];
        var length = TopK.Select(scores, top, includeSeen ? Candidates.All : Candidates.AllBut(seen));
        return new(user, [.. top[..length].Select(Describe)]) { IsKnownUser = isKnown };
    }

    public void Dispose() => _model.Dispose();

    private RecommendedItem Describe(ScoredItem item) => new(_model.Items[item.Item], item.Score, _model.TitleOf(item.Item));
}
