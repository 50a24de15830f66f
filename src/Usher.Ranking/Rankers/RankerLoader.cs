namespace Usher.Ranking.Rankers;

/// <summary>Makes a ranker from what it saved. One line for each kind.</summary>
public static class RankerLoader
{
    /// <summary>Reads a ranker.</summary>
    /// <exception cref="InvalidDataException">The kind is not one this version knows, or what was saved does not fit together.</exception>
    public static IRanker Load(RankerReader reader)
    {
        try
        {
            return Make(reader);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"The model's ranker of kind '{reader.Kind}' is damaged: {e.Message} Train again.", e);
        }
    }

    private static IRanker Make(RankerReader reader) => reader.Kind switch
    {
        PopularityRanker.Kind => PopularityRanker.Load(reader),
        TrendingRanker.Kind => TrendingRanker.Load(reader),
        SimsRanker.Kind => SimsRanker.Load(reader),
        TransitionsRanker.Kind => TransitionsRanker.Load(reader),
        EaseRanker.Kind => EaseRanker.Load(reader),
        RecurrentRanker.Kind => RecurrentRanker.Load(reader),
        BlendRanker.Kind => BlendRanker.Load(reader),
        SemanticRanker.Kind => SemanticRanker.Load(reader),
        CountsRanker.Kind => CountsRanker.Load(reader),
        var kind => throw new InvalidDataException($"The model holds a ranker of kind '{kind}', which this version of Usher does not know. Update Usher, or train again."),
    };
}
