namespace Usher.Datasets.Schemas;

/// <summary>Guesses the fields of a CSV that came without a schema.</summary>
internal static class HeaderSchema
{
    private static readonly HashSet<string> PlainText = new(["TITLE", "NAME", "ITEM_NAME", "DESCRIPTION", "URL"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Numbers = new(["YEAR", "AGE", "PRICE"], StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<SchemaField> Fields(
        DatasetType type, IReadOnlyList<string> header, IReadOnlyDictionary<string, FieldType> observed)
    {
        var fields = new List<SchemaField>();
        foreach (var known in KnownField.Of(type).Where(known => known.Required || header.Contains(known.Name, StringComparer.OrdinalIgnoreCase)))
            fields.Add(new SchemaField(known.Name, known.Type, known.MayBeNull));

        // Other columns of interactions train no recipe; what is not read cannot hold a bad cell.
        if (type is DatasetType.Interactions or DatasetType.ActionInteractions)
            return fields;

        foreach (var name in header.Where(name => SchemaReader.IsName(name) && !IsKnown(type, name)))
        {
            var field = Guess(type, name, observed);
            if (fields.All(other => other.Core != field.Core))
                fields.Add(field);
        }

        return fields;
    }

    // "item_id" is ITEM_ID, and no metadata.
    private static bool IsKnown(DatasetType type, string name) =>
        KnownField.Of(type).Any(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));

    private static SchemaField Guess(DatasetType type, string name, IReadOnlyDictionary<string, FieldType> observed)
    {
        if (PlainText.Contains(name))
        {
            var isTitle = type is DatasetType.Items && name.Equals("TITLE", StringComparison.OrdinalIgnoreCase);
            return new SchemaField(name, FieldType.String, Nullable: true) { ItemName = isTitle };
        }

        var category = name.StartsWith("GENRE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("CATEGORY", StringComparison.OrdinalIgnoreCase);
        var guess = category ? FieldType.String : observed.TryGetValue(name, out var seen) ? seen : Numbers.Contains(name) ? FieldType.Double : FieldType.String;
        return new SchemaField(name, guess, Nullable: true) { Categorical = guess is FieldType.String };
    }
}
