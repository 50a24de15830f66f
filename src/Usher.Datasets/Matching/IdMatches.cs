using DuckDB.NET.Data;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Matching;

/// <summary>Finds out whether the datasets of a group speak of the same items, users and actions: ids that never meet fail nothing, and spoil every model.</summary>
public static class IdMatches
{
    private static readonly (DatasetType Described, DatasetType Events, string Id)[] Pairs =
    [
        (DatasetType.Items, DatasetType.Interactions, "ITEM_ID"),
        (DatasetType.Users, DatasetType.Interactions, "USER_ID"),
        (DatasetType.Actions, DatasetType.ActionInteractions, "ACTION_ID"),
        (DatasetType.Users, DatasetType.ActionInteractions, "USER_ID"),
    ];

    /// <summary>Compares the ids of datasets that share a kind of id.</summary>
    /// <param name="parts">The Parquet parts of each dataset; one without parts is not compared.</param>
    /// <param name="of">Only what concerns this dataset; null compares all.</param>
    /// <param name="spillFolder">Where DuckDB may put what does not fit into memory.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>An answer for each pair of datasets that are there; none where a part went away meanwhile.</returns>
    public static IReadOnlyList<IdMatch> Find(IReadOnlyDictionary<DatasetType, IReadOnlyList<string>> parts, DatasetType? of, string spillFolder, CancellationToken cancellationToken)
    {
        var pairs = Pairs
            .Where(pair => of is null || pair.Described == of || pair.Events == of)
            .Where(pair => IsThere(pair.Described) && IsThere(pair.Events))
            .ToArray();
        if (pairs.Length == 0)
            return [];

        try
        {
            using var session = new DuckDbSession(spillFolder, cancellationToken);
            return [.. pairs.Select(pair => new IdComparison(session, pair.Id, new(pair.Described, parts[pair.Described]), new(pair.Events, parts[pair.Events])).Compare())];
        }
        catch (DuckDBException) when (parts.Values.Any(files => files.Any(file => !File.Exists(file))))
        {
            return [];
        }

        bool IsThere(DatasetType type) => parts.TryGetValue(type, out var files) && files.Count > 0;
    }
}
