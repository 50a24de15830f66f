using Usher.Filters.Expressions;

namespace Usher.Filters.Parsing;

/// <summary>The rules of filters that need no schema.</summary>
/// <remarks>Developer Guide, "Filter expression structure and elements", guidelines and requirements.</remarks>
internal static class FilterRules
{
    private const int MaxFields = 10;

    // The only column of interactions that filters may read.
    private const string EventType = "EVENT_TYPE";

    /// <exception cref="FilterException">A rule is broken.</exception>
    public static void Check(Filter filter)
    {
        foreach (var part in filter.Parts)
        {
            if (part.Target != filter.Target)
                throw new FilterException($"This part filters {part.Target}, and the first part {filter.Target}. Parts that are joined by '|' have one target.", PlaceOf(part));
            CheckDatasets(part);
            foreach (var leaf in part.Condition.Leaves)
                CheckLeaf(leaf);
            foreach (var leaf in part.UserConditions.SelectMany(condition => condition.Leaves))
                CheckUserCondition(leaf);
        }

        var fields = filter.Fields.Where(field => field.Dataset is not (FilterDataset.CurrentUser or FilterDataset.CurrentItem)).DistinctBy(field => (field.Dataset, field.Name.ToUpperInvariant())).ToArray();
        if (fields.Length > MaxFields)
            throw new FilterException($"{fields[MaxFields]} is field {MaxFields + 1} of this filter; at most {MaxFields} different ones are allowed. Make two filters.", fields[MaxFields].Place);
    }

    private static void CheckDatasets(FilterPart part)
    {
        FilterDataset[] allowed = part.Target switch
        {
            FilterTarget.Items => [FilterDataset.Items, FilterDataset.Interactions],
            FilterTarget.Actions => [FilterDataset.Actions, FilterDataset.ActionInteractions],
            _ => [FilterDataset.Users, FilterDataset.Interactions],
        };
        foreach (var leaf in part.Condition.Leaves)
        {
            if (leaf.Field.Dataset is FilterDataset.CurrentUser)
                throw new FilterException($"{leaf.Field} stands among the conditions; CurrentUser is allowed after IF only.", leaf.Field.Place);
            if (leaf.Field.Dataset is FilterDataset.CurrentItem)
                throw new FilterException($"{leaf.Field} stands before the comparison; a column of CurrentItem is allowed after it only, such as Items.PRICE <= CurrentItem.PRICE.", leaf.Field.Place);
            if (!allowed.Contains(leaf.Field.Dataset))
                throw new FilterException($"{leaf.Field} is of another dataset than {part.Target} are filtered by: {string.Join(" or ", allowed)}.", leaf.Field.Place);
            if (leaf.Field.Dataset != part.Dataset)
                throw new FilterException($"{leaf.Field} is of another dataset than the conditions before it, which read {part.Dataset}. A part reads one dataset; join two parts by '|'.", leaf.Field.Place);
        }
    }

    private static void CheckLeaf(LeafCondition leaf)
    {
        var isOfEvents = leaf.Field.Dataset is FilterDataset.Interactions or FilterDataset.ActionInteractions;
        if (isOfEvents && !leaf.Field.Name.Equals(EventType, StringComparison.OrdinalIgnoreCase))
            throw new FilterException($"{leaf.Field} cannot be filtered by; of interactions only {EventType} can.", leaf.Field.Place);

        foreach (var operand in leaf.Operands)
        {
            switch (operand)
            {
                case AnyValueOperand when !isOfEvents || leaf.Operands.Count > 1:
                    throw new FilterException("\"*\" stands for every event type, and alone: Interactions.EVENT_TYPE IN (\"*\").", operand.Place);
                case CurrentItemOperand when leaf.Field.Dataset is not FilterDataset.Items:
                    throw new FilterException($"{leaf.Field} is compared with a column of CurrentItem; only columns of Items can be.", operand.Place);
                default:
                    CheckParameter(leaf, operand);
                    break;
            }
        }
    }

    private static void CheckUserCondition(LeafCondition leaf)
    {
        if (leaf.Field.Dataset is not FilterDataset.CurrentUser)
            throw new FilterException($"{leaf.Field} stands after IF; only columns of CurrentUser are allowed there.", leaf.Field.Place);

        foreach (var operand in leaf.Operands)
        {
            if (operand is AnyValueOperand or CurrentItemOperand)
                throw new FilterException("A column of CurrentUser is compared with numbers, texts and placeholders only.", operand.Place);
            CheckParameter(leaf, operand);
        }
    }

    private static void CheckParameter(LeafCondition leaf, Operand operand)
    {
        const int MaxLength = 50;
        if (operand is not ParameterOperand parameter)
            return;
        if (leaf is Membership { IsNegated: true })
            throw new FilterException($"Invalid input symbol: ${parameter.Name}. Placeholders are not allowed with NOT_IN operator. Turn the part around: EXCLUDE with IN for INCLUDE with NOT IN.", operand.Place);
        if (parameter.Name.Length > MaxLength)
            throw new FilterException($"${parameter.Name} has a name of {parameter.Name.Length} characters; at most {MaxLength} are allowed.", operand.Place);
    }

    private static TextPlace PlaceOf(FilterPart part) => part.Condition.Leaves.First().Field.Place;
}
