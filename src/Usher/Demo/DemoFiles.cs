using Usher.Datasets;
using Usher.Datasets.Generated;
using Usher.Models;
using Usher.Rendering;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Demo;

/// <summary>The files of the demo, and what is in them for a person.</summary>
internal sealed class DemoFiles
{
    private readonly LoadedDataset _loaded;

    private DemoFiles(IReadOnlyList<(string Type, string File, string Schema)> datasets, LoadedDataset loaded) => (Datasets, _loaded) = (datasets, loaded);

    /// <summary>Type, file and schema of each dataset.</summary>
    public IReadOnlyList<(string Type, string File, string Schema)> Datasets { get; }

    public IReadOnlyList<string> All => [.. Datasets.Select(dataset => dataset.File)];

    public static DemoFiles Write(DemoData data, string folder, CancellationToken cancellationToken)
    {
        var (interactions, items) = (Path.Combine(folder, "interactions.csv"), Path.Combine(folder, "items.csv"));
        var users = data.Write(interactions, items, Path.Combine(folder, "users.csv"), cancellationToken);
        var datasets = new List<(string, string, string)> { ("INTERACTIONS", interactions, GeneratedCatalogue.InteractionsSchema), ("ITEMS", items, GeneratedCatalogue.ItemsSchema) };
        if (users is not null)
            datasets.Add(("USERS", users, data.UsersSchema));

        // Read here once more for the titles: the service is asked for items, not for their names.
        return new(datasets, CsvDataset.Load(new(interactions, items, users), cancellationToken));
    }

    /// <summary>What is in them, in words.</summary>
    public string Contents =>
        $"{Counts.Of(_loaded.Set.EventCount, "interaction")} of {Counts.Of(_loaded.Set.UserCount, "user")} with {Counts.Of(_loaded.Set.ItemCount, "item")}, no bad row";

    public bool Knows(string user) => _loaded.Set.UserIds.IndexOf(user) >= 0;

    public IReadOnlyList<string> FirstUsers(int count) => [.. _loaded.Set.UserIds.Ids.Take(count)];

    public string TitleOf(string item) => _loaded.Titles.GetValueOrDefault(item, item);

    public Recommendation Describe(string user, IEnumerable<PredictedItem> items) =>
        new(user, [.. items.Select(item => new RecommendedItem(item.ItemId!, (float)(item.Score ?? 0), _loaded.Titles.GetValueOrDefault(item.ItemId!)))]);
}
