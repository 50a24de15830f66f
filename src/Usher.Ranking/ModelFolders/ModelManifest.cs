using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Usher.Ranking.ModelFolders;

/// <summary>All of model.json: the description, the tree of rankers, and the files with their sizes and checksums.</summary>
internal sealed record ModelManifest : ModelDescription
{
    /// <summary>Tells a model folder from any other folder.</summary>
    public const string FormatName = "usher-model";

    /// <summary>The newest format this version writes and reads.</summary>
    public const int NewestVersion = 1;

    /// <summary>Makes an empty manifest, for the JSON reader.</summary>
    [JsonConstructor]
    public ModelManifest()
    {
    }

    /// <summary>Begins a manifest from a description; its entries are put in order, so that the same content gives the same bytes.</summary>
    [SetsRequiredMembers]
    public ModelManifest(ModelDescription description)
        : base(description)
    {
        Hyperparameters = Ordered(description.Hyperparameters);
        Metrics = Ordered(description.Metrics);
        Baselines = Ordered(description.Baselines.ToDictionary(b => b.Key, IReadOnlyDictionary<string, double> (b) => Ordered(b.Value)));
        Versions = Ordered(description.Versions);
    }

    /// <summary>Always <see cref="FormatName"/>.</summary>
    [JsonPropertyOrder(-2)]
    public string Format { get; init; } = FormatName;

    /// <summary>Counts up when a version of Usher writes what older ones cannot read.</summary>
    [JsonPropertyOrder(-1)]
    public int FormatVersion { get; init; } = NewestVersion;

    /// <summary>The ranker and those inside it.</summary>
    [JsonPropertyOrder(1)]
    public RankerSettings Ranker { get; init; } = new();

    /// <summary>The other files of the folder, by name.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyDictionary<string, FileStamp> Files { get; init; } = new SortedDictionary<string, FileStamp>(StringComparer.Ordinal);

    /// <summary>The <see cref="ModelFolders.Checksum"/> of this file with eight zeros here.</summary>
    [JsonPropertyOrder(3)]
    public string Checksum { get; init; } = "";

    private static SortedDictionary<string, T> Ordered<T>(IReadOnlyDictionary<string, T> entries) => new(entries.ToDictionary(), StringComparer.Ordinal);
}
