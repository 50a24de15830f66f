using Usher.Datasets.Schemas;
using Usher.Filters.Expressions;

namespace Usher.Filters.Checking;

/// <summary>The rules of filters that need the schemas of the dataset group.</summary>
/// <remarks>Developer Guide, "Filter expression structure and elements", guidelines and requirements: no textual and no boolean columns.</remarks>
public static class FilterSchemaRules
{
    // An action's expiration and repeat frequency are applied to every list; filters may not read them.
    private static readonly string[] Hidden = ["ACTION_EXPIRATION_TIMESTAMP", "REPEAT_FREQUENCY"];

    /// <summary>Checks every column of a filter and what it is compared with.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="schemaOf">The schema of a dataset of the group; null where the group has no such dataset.</param>
    /// <exception cref="FilterException">A dataset or a column is missing, a column cannot be filtered by, or a value is of another type.</exception>
    public static void Check(Filter filter, Func<DatasetType, Schema?> schemaOf)
    {
        foreach (var part in filter.Parts)
        {
            foreach (var leaf in part.Condition.Leaves.Concat(part.UserConditions.SelectMany(condition => condition.Leaves)))
                Check(leaf, schemaOf);
        }
    }

    /// <summary>The dataset that a reference reads: CurrentUser reads Users, CurrentItem reads Items.</summary>
    public static DatasetType TypeOf(FilterDataset dataset) => dataset switch
    {
        FilterDataset.Interactions => DatasetType.Interactions,
        FilterDataset.Items or FilterDataset.CurrentItem => DatasetType.Items,
        FilterDataset.Users or FilterDataset.CurrentUser => DatasetType.Users,
        FilterDataset.Actions => DatasetType.Actions,
        _ => DatasetType.ActionInteractions,
    };

    private static void Check(LeafCondition leaf, Func<DatasetType, Schema?> schemaOf)
    {
        // The event type of an interaction is there with or without the column.
        if (leaf.Field.Dataset is FilterDataset.Interactions or FilterDataset.ActionInteractions)
        {
            if (schemaOf(TypeOf(leaf.Field.Dataset)) is null)
                throw Missing(leaf.Field);
            foreach (var operand in leaf.Operands.Where(operand => operand is NumberOperand))
                throw new FilterException($"{leaf.Field} is compared with a number; event types are texts in double quotes.", operand.Place);
            return;
        }

        var column = ColumnOf(leaf.Field, schemaOf);
        if (IsText(column) && leaf is Comparison { Operator: not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) })
            throw new FilterException($"{leaf.Field} holds texts, which are compared by =, !=, IN and NOT IN only.", leaf.Field.Place);
        foreach (var operand in leaf.Operands)
            CheckOperand(leaf.Field, column, operand, schemaOf);
    }

    private static void CheckOperand(FieldReference field, SchemaField column, Operand operand, Func<DatasetType, Schema?> schemaOf)
    {
        switch (operand)
        {
            case TextOperand text when !IsText(column):
                throw new FilterException($"{field} holds numbers, and \"{text.Text}\" is a text. Write numbers without quotes.", operand.Place);
            case NumberOperand number when IsText(column):
                throw new FilterException($"{field} holds texts, and {number.Text} is a number. Write texts in double quotes.", operand.Place);
            case CurrentItemOperand current when IsText(ColumnOf(current.Field, schemaOf)) != IsText(column):
                throw new FilterException($"{current.Field} is compared with {field}, and only one of them holds texts.", operand.Place);
        }
    }

    private static SchemaField ColumnOf(FieldReference field, Func<DatasetType, Schema?> schemaOf)
    {
        var schema = schemaOf(TypeOf(field.Dataset)) ?? throw Missing(field);
        var column = schema.Find(field.Name) ?? throw new FilterException($"{field} is not there; the columns of the {schema.Type} dataset are {string.Join(", ", schema.Fields.Select(one => one.Name))}.", field.Place);
        return column.Textual ? throw new FilterException($"{field} is a textual column, which cannot be filtered by.", field.Place)
            : column.Type is FieldType.Boolean ? throw new FilterException($"{field} is a boolean column, which cannot be filtered by.", field.Place)
            : Hidden.Contains(column.Name, StringComparer.OrdinalIgnoreCase) ? throw new FilterException($"{field} cannot be filtered by; it is applied to every list of actions.", field.Place)
            : column;
    }

    private static bool IsText(SchemaField column) => column.Type is FieldType.String;

    private static FilterException Missing(FieldReference field) => new($"{field} reads the {TypeOf(field.Dataset)} dataset, which the dataset group does not have. Create it first.", field.Place);
}
