using Usher.Core.Models;
using Usher.Core.Rows;
using Usher.Filters.Binding;
using Usher.Filters.Evaluation;
using Usher.Filters.Expressions;
using Usher.Ranking.Rankers;

namespace Usher.Core.Filters;

/// <summary>Applies filters: gives the items of a model that pass, or decides one item by its id.</summary>
/// <remarks>
/// Personalize, "Filter expressions": what passes is the union of all INCLUDE parts, or everything if there is none, without the union of all EXCLUDE parts. A part whose IF is not met has no effect.
/// Of several filters an item passes all.
/// </remarks>
internal static class FilterSets
{
    /// <summary>The items of a model that pass all filters; null if all items do.</summary>
    /// <param name="filters">Filters of items.</param>
    /// <param name="model">A leased model.</param>
    /// <param name="items">The rows of the items.</param>
    /// <param name="subject">Whom and what the list is made for.</param>
    public static ItemSet? Of(IReadOnlyList<BoundFilter> filters, LoadedModel model, RowTable items, FilterSubject subject)
    {
        if (filters.All(filter => filter.Parts.Count == 0))
            return null;
        if (filters is [{ IsStatic: true } only])
            return only.Sets.Get(model, items, () => Combine(filters, model, items, subject));

        return Combine(filters, model, items, subject);
    }

    /// <summary>Whether an item passes all filters. The item may be one that no model knows.</summary>
    public static bool Passes(IReadOnlyList<BoundFilter> filters, string itemId, RowTable items, FilterSubject subject) => filters.All(filter =>
    {
        var parts = filter.Parts.Where(part => IsInForce(part, subject)).ToArray();
        return (!parts.Any(part => !part.Part.IsExcluding) || parts.Any(part => !part.Part.IsExcluding && Meets(part, itemId, items, subject)))
            && !parts.Any(part => part.Part.IsExcluding && Meets(part, itemId, items, subject));
    });

    /// <summary>Whether a part has an effect for the user: all conditions after IF are met.</summary>
    public static bool IsInForce(BoundPart part, FilterSubject subject) =>
        !part.ReadsUser || part.Part.UserConditions.All(new RowEvaluator(field => subject.UserCell(part.Filter.ColumnOf(field)), part.Filter.KindOf).Meets);

    /// <summary>Whether an item meets the condition of a part.</summary>
    public static bool Meets(BoundPart part, string itemId, RowTable items, FilterSubject subject) => Meets(part, part.Part.Condition, itemId, items, subject);

    /// <summary>Whether an item meets a condition inside of a part.</summary>
    public static bool Meets(BoundPart part, Condition condition, string itemId, RowTable items, FilterSubject subject)
    {
        if (!part.ReadsInteractions)
        {
            return RowMeets(
                part, condition, field => (field.Dataset is FilterDataset.CurrentItem ? subject.ItemId : itemId) is { } id ? items.Find(id, part.Filter.ColumnOf(field)) : null);
        }

        var interacted = subject.Interacted ?? InteractedItems.None;
        for (var i = 0; i < interacted.ItemIds.Length; i++)
        {
            if (interacted.ItemIds[i] == itemId && MeetsByType(part, condition, interacted.EventTypes[i]))
                return true;
        }

        return false;
    }

    /// <summary>A condition of a part with the values of the current item.</summary>
    public static Condition WithCurrentItem(BoundPart part, Condition condition, RowTable items, FilterSubject subject) => part.ReadsCurrentItem
        ? CurrentItemBinding.Bind(condition, field => subject.ItemId is { } id ? items.Find(id, part.Filter.ColumnOf(field)) : null, part.Filter.KindOf)
        : condition;

    private static ItemSet Combine(IReadOnlyList<BoundFilter> filters, LoadedModel model, RowTable items, FilterSubject subject)
    {
        var passing = new ulong[(model.Ranker.ItemCount + 63) / 64];
        passing.AsSpan().Fill(ulong.MaxValue);
        foreach (var filter in filters)
            Apply(filter, passing, model, items, subject);
        return ItemSet.Of(passing, model.Ranker.ItemCount);
    }

    private static void Apply(BoundFilter filter, ulong[] passing, LoadedModel model, RowTable items, FilterSubject subject)
    {
        ulong[]? included = null;
        foreach (var part in filter.Parts.Where(part => IsInForce(part, subject)))
        {
            var its = part.ReadsInteractions ? OfInteractions(part, model, subject.Interacted ?? InteractedItems.None)
                : part.ReadsCurrentItem ? OfRows(part, model, items, subject)
                : part.Sets.Get(model, items, () => OfRows(part, model, items, subject));
            if (part.Part.IsExcluding)
                Words.Remove(passing, its);
            else
                Words.Add(included ??= new ulong[passing.Length], its);
        }

        if (included is not null)
            Words.Keep(passing, included);
    }

    private static ulong[] OfInteractions(BoundPart part, LoadedModel model, InteractedItems interacted)
    {
        var words = new ulong[(model.Ranker.ItemCount + 63) / 64];
        var indexes = interacted.IndexesIn(model);
        // The types of neighbours are mostly equal.
        var (last, isMet) = ((string?)null, false);
        for (var i = 0; i < indexes.Length; i++)
        {
            if (!ReferenceEquals(last, interacted.EventTypes[i]))
                (last, isMet) = (interacted.EventTypes[i], MeetsByType(part, part.Part.Condition, interacted.EventTypes[i]));
            if (isMet && indexes[i] is >= 0 and var item)
                words[item >> 6] |= 1UL << item;
        }

        return words;
    }

    private static ulong[] OfRows(BoundPart part, LoadedModel model, RowTable items, FilterSubject subject)
    {
        var condition = WithCurrentItem(part, part.Part.Condition, items, subject);
        var words = part.Rows(items.Stored, condition).Renumber(ItemRows.Of(model, items.Stored), RowMeets(part, condition, _ => null));
        foreach (var id in items.HasPuts ? items.PutIds : [])
        {
            if (model.Folder.Items.IndexOf(id) is not (>= 0 and var item))
                continue;
            if (RowMeets(part, condition, field => items.Find(id, part.Filter.ColumnOf(field))))
                words[item >> 6] |= 1UL << item;
            else
                words[item >> 6] &= ~(1UL << item);
        }

        return words;
    }

    private static bool MeetsByType(BoundPart part, Condition condition, string eventType) => RowMeets(part, condition, _ => eventType);

    private static bool RowMeets(BoundPart part, Condition condition, Func<FieldReference, string?> cells) => new RowEvaluator(cells, part.Filter.KindOf).Meets(condition);
}
