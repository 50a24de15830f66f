using System.Text.Json.Serialization;

namespace Usher.Ranking.ModelFolders;

/// <summary>A ranker's kind and settings, and the rankers inside it; its tensors are in the weights. What is empty is left out, and stands in the order it was saved in.</summary>
internal sealed class RankerSettings
{
    /// <summary>Which class reads it, such as "transitions"; null for a mere part of one.</summary>
    public string? Kind { get; set; }

    /// <summary>Numbers by name.</summary>
    public Dictionary<string, double>? Numbers { get; set; }

    /// <summary>Words by name.</summary>
    public Dictionary<string, string>? Texts { get; set; }

    /// <summary>Rankers and parts inside, by name.</summary>
    public Dictionary<string, RankerSettings>? Parts { get; set; }

    /// <summary>Whether there is nothing to write down.</summary>
    [JsonIgnore]
    public bool IsEmpty => Kind is null && Numbers is null && Texts is null && Parts is null;

    /// <summary>Leaves out parts that have tensors only.</summary>
    public RankerSettings Prune()
    {
        foreach (var (name, part) in Parts ?? [])
        {
            if (part.Prune().IsEmpty)
                Parts!.Remove(name);
        }

        if (Parts is { Count: 0 })
            Parts = null;
        return this;
    }
}
