namespace Usher.Ranking.ModelFolders;

/// <summary>A ranker's kind and settings, and the rankers inside it; its tensors are in the weights.</summary>
internal sealed class RankerSettings
{
    /// <summary>Which class reads it, such as "transitions".</summary>
    public string Kind { get; set; } = "";

    /// <summary>Numbers by name.</summary>
    public SortedDictionary<string, double> Numbers { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Words by name.</summary>
    public SortedDictionary<string, string> Texts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Rankers inside, by name.</summary>
    public SortedDictionary<string, RankerSettings> Parts { get; init; } = new(StringComparer.Ordinal);
}
