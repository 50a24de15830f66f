using Usher.Core.Errors;
using Usher.Core.Models;
using Usher.Core.Rows;
using Usher.Datasets.Schemas;
using Usher.Filters.Expressions;
using Usher.Ranking.Rankers;

namespace Usher.Core.Filters;

/// <summary>Applies filters to the items of a dataset group, with all rows and interactions that were acknowledged before.</summary>
public sealed class RequestFilters(CompiledFilters compiled, RowTables tables, InteractionReader interactions)
{
    /// <summary>Checks that the filters of a request can be applied to it.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="userId">The user; null if none was given.</param>
    /// <param name="itemId">The item that the request names; null for none.</param>
    /// <param name="target">What the request lists.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    internal void Check(string groupArn, IReadOnlyList<FilterUse> filters, string? userId, string? itemId, FilterTarget target)
    {
        foreach (var use in filters)
        {
            var filter = compiled.Bind(groupArn, use);
            if (filter.Target != target)
                throw ServiceErrors.InvalidInput($"The filter '{use.Expression}' filters {filter.Target}; this request needs one of {target}.");
            if (userId is null && (filter.ReadsInteractions || filter.ReadsUser))
                throw ServiceErrors.InvalidInput($"userId is missing; the filter '{use.Expression}' reads {(filter.ReadsInteractions ? "the interactions" : "the row")} of the user.");
            if (itemId is null && filter.ReadsCurrentItem)
                throw ServiceErrors.InvalidInput($"itemId is missing; the filter '{use.Expression}' compares with the current item. Use it with a recipe of related items.");
        }
    }

    /// <summary>The items of a model that pass all filters; null if all items do.</summary>
    /// <param name="groupArn">The dataset group of the model.</param>
    /// <param name="filters">Filters that were checked.</param>
    /// <param name="model">A leased model.</param>
    /// <param name="userId">The user; null if none was given.</param>
    /// <param name="itemId">The item that the request names; null for none.</param>
    /// <param name="interacted">Reads what the user interacted with. It is called only if a filter needs it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async ValueTask<ItemSet?> SetAsync(
        string groupArn, IReadOnlyList<FilterUse> filters, LoadedModel model, string? userId, string? itemId, Func<ValueTask<InteractedItems>> interacted, CancellationToken cancellationToken)
    {
        var bound = Bind(groupArn, filters);
        var items = await tables.ItemsOfAsync(groupArn, cancellationToken);
        return FilterSets.Of(bound, model, items, await SubjectAsync(groupArn, bound, userId, itemId, interacted, cancellationToken));
    }

    /// <summary>A test of single items, also of those that no model knows.</summary>
    /// <param name="groupArn">The dataset group of the items.</param>
    /// <param name="filters">Filters that were checked.</param>
    /// <param name="userId">The user; null if none was given.</param>
    /// <param name="itemId">The item that the request names; null for none.</param>
    /// <param name="interacted">Reads what the user interacted with. It is called only if a filter needs it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async ValueTask<Predicate<string>> TestAsync(
        string groupArn, IReadOnlyList<FilterUse> filters, string? userId, string? itemId, Func<ValueTask<InteractedItems>> interacted, CancellationToken cancellationToken)
    {
        var bound = Bind(groupArn, filters);
        var items = await tables.ItemsOfAsync(groupArn, cancellationToken);
        var subject = await SubjectAsync(groupArn, bound, userId, itemId, interacted, cancellationToken);
        return id => FilterSets.Passes(bound, id, items, subject);
    }

    /// <summary>A test of actions.</summary>
    /// <param name="groupArn">The dataset group of the actions.</param>
    /// <param name="filters">Filters of actions that were checked.</param>
    /// <param name="userId">The user, or the session before login.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async ValueTask<Predicate<string>> TestActionsAsync(string groupArn, IReadOnlyList<FilterUse> filters, string userId, CancellationToken cancellationToken)
    {
        var bound = Bind(groupArn, filters);
        var actions = await tables.OfAsync(groupArn, DatasetType.Actions, cancellationToken);
        var subject = await SubjectAsync(groupArn, bound, userId, itemId: null, () => interactions.ReadAsync(groupArn, DatasetType.ActionInteractions, userId, cancellationToken), cancellationToken);
        return id => FilterSets.Passes(bound, id, actions, subject);
    }

    private BoundFilter[] Bind(string groupArn, IReadOnlyList<FilterUse> filters)
    {
        var bound = new BoundFilter[filters.Count];
        for (var i = 0; i < bound.Length; i++)
            bound[i] = compiled.Bind(groupArn, filters[i]);
        return bound;
    }

    private async ValueTask<FilterSubject> SubjectAsync(
        string groupArn, BoundFilter[] bound, string? userId, string? itemId, Func<ValueTask<InteractedItems>> interacted, CancellationToken cancellationToken) => new(
            userId,
            itemId,
            Array.Exists(bound, filter => filter.ReadsUser) ? await tables.OfAsync(groupArn, DatasetType.Users, cancellationToken) : null,
            userId is not null && Array.Exists(bound, filter => filter.ReadsInteractions) ? await interacted() : null);
}
