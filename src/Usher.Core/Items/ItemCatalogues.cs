using Usher.Core.Rows;
using Usher.Core.Datasets;
using Usher.Core.Histories;
using Usher.Datasets.Histories;

namespace Usher.Core.Items;

/// <summary>The searchable catalogues of dataset groups. A catalogue is built at the first search, and again after the item table or the index of interactions was read again.</summary>
public sealed class ItemCatalogues(RowTables tables, GroupHistories histories)
{
    private const int MaxCatalogues = 4;

    private readonly VersionedCache<Origin, ItemCatalogue> _catalogues = new(MaxCatalogues);

    /// <summary>The catalogue of a group as it is now, and the group's histories.</summary>
    internal async Task<(ItemCatalogue Catalogue, DatasetHistories Histories)> OfAsync(string groupArn, CancellationToken cancellationToken)
    {
        var its = await histories.OfAsync(groupArn, cancellationToken);
        var table = await tables.ItemsOfAsync(groupArn, cancellationToken);
        var making = _catalogues.GetAsync(groupArn, new(table, its.Index), () => Task.FromResult(new ItemCatalogue(table, its.Index)));
        return (await making.WaitAsync(cancellationToken), its);
    }

    private readonly record struct Origin(RowTable Items, InteractionIndex Interactions);
}
