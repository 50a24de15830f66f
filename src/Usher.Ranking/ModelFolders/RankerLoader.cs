using Usher.Ranking.Rankers;

namespace Usher.Ranking.ModelFolders;

/// <summary>Makes a ranker from what it saved. One line for each kind.</summary>
public static class RankerLoader
{
    /// <summary>Reads a ranker.</summary>
    /// <exception cref="InvalidDataException">The kind is not one this version knows.</exception>
    public static IRanker Load(RankerReader reader) => reader.Kind switch
    {
        var kind => throw new InvalidDataException($"The model holds a ranker of kind '{kind}', which this version of Usher does not know. Update Usher, or train again."),
    };
}
