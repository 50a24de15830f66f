using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.TrainingSets;

/// <summary>What people call the items: the field that the schema marks as the name, or else a column TITLE.</summary>
public static class ItemTitles
{
    /// <summary>Reads the titles.</summary>
    /// <param name="parts">The Items dataset, oldest part first; none for no dataset.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Item id to title; items without one are absent.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        if (parts.Count == 0)
            return new Dictionary<string, string>();

        using var work = WorkFolder.Temporary();
        using var session = new DuckDbSession(work.Path, cancellationToken);
        return FieldOf(ParquetPart.ReadSchema(session, parts[^1])) is not { } title
            ? new Dictionary<string, string>()
            : session
                .Query(
                    $"SELECT ITEM_ID, {Sql.Name(title.Name)} FROM {ParquetPart.Newest(parts, "ITEM_ID")} WHERE {Sql.Name(title.Name)} IS NOT NULL",
                    row => KeyValuePair.Create(row.GetString(0), row.GetString(1)))
                .ToDictionary();
    }

    /// <summary>The field that has them; null where there is none.</summary>
    public static SchemaField? FieldOf(Schema schema) => schema.Fields.FirstOrDefault(field => field.ItemName)
        ?? schema.Fields.FirstOrDefault(field => field.Type is FieldType.String && field.Name.Equals("TITLE", StringComparison.OrdinalIgnoreCase));
}
