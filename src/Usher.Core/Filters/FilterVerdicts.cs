using Usher.Core.Rows;
using Usher.Filters.Expressions;
using Usher.Wire.UsherApi;

namespace Usher.Core.Filters;

/// <summary>Tells why a filter lets an item pass or leaves it out.</summary>
internal static class FilterVerdicts
{
    public static FilterVerdict Of(BoundFilter filter, string itemId, RowTable items, FilterSubject subject)
    {
        var parts = filter.Parts.Where(part => FilterSets.IsInForce(part, subject)).ToLookup(part => part.Part.IsExcluding);
        var including = parts[false].FirstOrDefault(part => FilterSets.Meets(part, itemId, items, subject));
        var excluding = parts[true].FirstOrDefault(part => FilterSets.Meets(part, itemId, items, subject));
        var passes = excluding is null && (including is not null || !parts[false].Any());
        return new(itemId, items.TitleOf(itemId), passes, Reason());

        string Reason() =>
            excluding is not null ? $"It is left out by {ExpressionText.Of(excluding.Part)}: {Leaves(excluding, itemId, items, subject, isMet: true)}."
            : including is not null ? $"It is taken by {ExpressionText.Of(including.Part)}: {Leaves(including, itemId, items, subject, isMet: true)}."
            : passes ? "There is no INCLUDE, and no EXCLUDE leaves it out."
            : $"No INCLUDE takes it: {string.Join("; ", parts[false].Select(part => Leaves(part, itemId, items, subject, isMet: false)))}.";
    }

    // The single conditions that decided, with the cells that they read.
    private static string Leaves(BoundPart part, string itemId, RowTable items, FilterSubject subject, bool isMet)
    {
        var decisive = part.Part.Condition.Leaves.Where(leaf => FilterSets.Meets(part, leaf, itemId, items, subject) == isMet).ToArray();
        return string.Join(", ", decisive.Select(leaf => $"{ExpressionText.Of(leaf)} is {(isMet ? "met" : "not met")} ({Cells(part, leaf, itemId, items, subject)})"));
    }

    private static string Cells(BoundPart part, LeafCondition leaf, string itemId, RowTable items, FilterSubject subject)
    {
        if (part.ReadsInteractions)
        {
            var interacted = subject.Interacted ?? InteractedItems.None;
            string[] types = [.. interacted.ItemIds.Zip(interacted.EventTypes).Where(one => one.First == itemId).Select(one => one.Second).Order(StringComparer.Ordinal)];
            return types.Length == 0 ? "the user has no event with it" : $"the user's events with it: {string.Join(", ", types)}";
        }

        return items.RowOf(itemId) is null ? "the item has no row" : string.Join(", ", leaf.Fields.Select(field => $"{field} is {Cell(part, field, itemId, items, subject)}"));
    }

    private static string Cell(BoundPart part, FieldReference field, string itemId, RowTable items, FilterSubject subject)
    {
        var id = field.Dataset is FilterDataset.CurrentItem ? subject.ItemId : itemId;
        return id is not null && items.Find(id, part.Filter.ColumnOf(field)) is { } cell ? $"'{cell}'" : "empty";
    }
}
