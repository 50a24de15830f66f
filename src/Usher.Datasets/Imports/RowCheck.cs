using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>A rule for one cell that a type alone does not say.</summary>
/// <param name="Column">The field it is for.</param>
/// <param name="Violated">SQL that is true for a bad cell and never null.</param>
/// <param name="Reason">What to tell about a bad cell.</param>
internal sealed record RowCheck(string Column, string Violated, string Reason)
{
    private const int LongestId = 256;
    private const int LongestCategory = 1_000;

    /// <summary>The rules for the fields of a schema.</summary>
    public static IReadOnlyList<RowCheck> Of(Schema schema) => [.. schema.Fields.SelectMany(field => Of(field, schema.Type))];

    private static IEnumerable<RowCheck> Of(SchemaField field, DatasetType type)
    {
        var cell = Sql.Name(field.Name);
        if (!field.Nullable)
            yield return new(field.Name, $"{cell} IS NULL", "The cell is empty, and its field does not allow null.");

        if (KnownField.Find(type, field.Name) is { IsId: true })
            yield return Length(field.Name, LongestId, "an id");
        else if (field.Categorical || field.Name == "IMPRESSION")
            yield return Length(field.Name, LongestCategory, "all categories of a cell together, with the bars between them,");

        if (field.Type is FieldType.Float or FieldType.Double)
            yield return new(field.Name, $"coalesce(NOT isfinite({cell}), false)", "is not a finite number.");
        if (field.Name is "TIMESTAMP" or "CREATION_TIMESTAMP" or "ACTION_EXPIRATION_TIMESTAMP" or "EXPIRATION_TIMESTAMP" && field.IsWholeNumber)
            yield return Between(field.Name, 0, long.MaxValue, "is negative; a timestamp is in whole seconds since 1970-01-01 UTC.");
        if (type is DatasetType.Actions && field is { Name: "VALUE", IsWholeNumber: true })
            yield return Between(field.Name, 1, 10, "is not from 1 to 10.");
        if (type is DatasetType.Actions && field is { Name: "REPEAT_FREQUENCY", IsWholeNumber: true })
            yield return Between(field.Name, 0, 30, "is not from 0 to 30 days.");
    }

    // Counting bytes is quick, and no text has more characters than bytes.
    private static RowCheck Length(string column, int limit, string what) => new(
        column,
        $"coalesce(strlen({Sql.Name(column)}) > {limit} AND length({Sql.Name(column)}) > {limit}, false)",
        $"Length cannot be more than {limit} characters for {column}. Shorten it: {what} may have {limit:N0}.");

    private static RowCheck Between(string column, long least, long most, string reason) =>
        new(column, $"coalesce({Sql.Name(column)} NOT BETWEEN {least} AND {most}, false)", reason);
}
