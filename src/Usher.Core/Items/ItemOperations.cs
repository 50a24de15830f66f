using Usher.Core.Errors;
using Usher.Core.Histories;
using Usher.Core.Naming;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Items;

/// <summary>Describes and searches items.</summary>
public sealed class ItemOperations(ServiceRecords records, ItemCatalogues catalogues, Pages pages)
{
    /// <summary>The most items of one request.</summary>
    public const int MaxItems = 500;

    private const int LongestQuery = 256;

    /// <summary>The known items of a list of IDs, in its order.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<ListItemsResponse> ListAsync(string groupArn, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > MaxItems)
            throw ServiceErrors.InvalidInput($"ids has {ids.Count} items; at most {MaxItems} can be asked for at once. Ask more than once.");

        var (catalogue, histories) = await OfGroupAsync(groupArn, cancellationToken);
        return new() { Items = [.. ids.Select(id => catalogue.Find(id, histories.Tail)).OfType<CatalogueItem>().Select(item => Describe(catalogue, item))] };
    }

    /// <summary>The items whose titles have the words of a query, the best match first. Without a query all items, the most popular first.</summary>
    /// <param name="request">What to search for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException, InvalidNextTokenException.</exception>
    public async Task<SearchItemsResponse> SearchAsync(SearchItemsRequest request, CancellationToken cancellationToken)
    {
        if (request.Query.Length > LongestQuery)
            throw ServiceErrors.InvalidInput($"query has {request.Query.Length} characters; at most {LongestQuery} are allowed.");
        if (request.Column is null != request.Value is null)
            throw ServiceErrors.InvalidInput($"{(request.Column is null ? "value came without column" : "column came without value")}; give both, such as column=GENRES&value=Comedy, or neither.");

        var (catalogue, histories) = await OfGroupAsync(request.DatasetGroupArn, cancellationToken);
        var column = catalogue.Columns.FirstOrDefault(name => name.Equals(request.Column, StringComparison.OrdinalIgnoreCase));
        if (request.Column is not null && column is null)
            throw ServiceErrors.InvalidInput($"column is '{request.Column}'; {(catalogue.Columns.Count > 0 ? $"the columns of the Items dataset are {string.Join(", ", catalogue.Columns)}" : "the dataset group has no Items dataset")}.");

        var found = catalogue.Search(new(request.Query, column, request.Value), histories.Tail);
        var list = $"SearchItems {request.DatasetGroupArn} {column}={request.Value} {request.Query}";
        var (page, total, next) = pages.CutByPlace(list, found, request.MaxResults, request.NextToken);
        return new() { Items = [.. page.Select(item => Describe(catalogue, item))], Total = total, NextToken = next };
    }

    private static DescribedItem Describe(ItemCatalogue catalogue, CatalogueItem item) => new()
    {
        ItemId = item.Id,
        Title = item.Title,
        Interactions = item.Interactions,
        Columns = catalogue.ColumnsOf(item.Id),
    };

    private Task<(ItemCatalogue Catalogue, DatasetHistories Histories)> OfGroupAsync(string groupArn, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(groupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        return catalogues.OfAsync(records.Current.Get<DatasetGroupResource>(groupArn).Arn, cancellationToken);
    }
}
