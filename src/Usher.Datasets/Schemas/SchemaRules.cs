namespace Usher.Datasets.Schemas;

/// <summary>What the fields of each dataset type may be. The rules apply to a document by itself, before any data is there.</summary>
internal static class SchemaRules
{
    /// <param name="type">The dataset type.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="quotas">How many metadata fields there may be.</param>
    /// <param name="isFixed">Whether a reserved field has the type that it has in custom schemas; null for all.</param>
    public static void Check(DatasetType type, IReadOnlyList<SchemaField> fields, SchemaQuotas quotas, Func<SchemaField, bool>? isFixed = null)
    {
        CheckNames(fields);
        CheckRequired(type, fields);
        foreach (var field in fields)
        {
            CheckAttributes(type, field);
            if (KnownField.Find(type, field.Name) is { } known && isFixed?.Invoke(field) is not false)
                CheckKnown(type, field, known);
        }

        CheckAtMostOne(fields.Where(field => field.Textual), "textual");
        CheckAtMostOne(fields.Where(field => field.ItemName), "itemName");
        CheckMetadata(type, fields, quotas);
    }

    private static void CheckNames(IReadOnlyList<SchemaField> fields)
    {
        foreach (var same in fields.GroupBy(field => field.Core).Where(group => group.Count() > 1))
        {
            throw new SchemaException(
                $"The fields {string.Join(" and ", same.Select(field => field.Name))} have the same letters and digits; rename one of them.");
        }
    }

    private static void CheckRequired(DatasetType type, IReadOnlyList<SchemaField> fields)
    {
        foreach (var known in KnownField.Of(type).Where(known => known.Required))
        {
            if (fields.Any(field => field.Name == known.Name))
                continue;

            var like = fields.FirstOrDefault(field => string.Equals(field.Name, known.Name, StringComparison.OrdinalIgnoreCase));
            throw new SchemaException(
                $"The field {known.Name} is missing; {Article(type)} schema has to have it, with the type {SchemaReader.NameOf(known.Type)}."
                + (like is null ? "" : $" There is a field {like.Name}: write it in capitals."));
        }
    }

    private static void CheckAttributes(DatasetType type, SchemaField field)
    {
        foreach (var (set, attribute) in new[] { (field.Categorical, "categorical"), (field.Textual, "textual"), (field.ItemName, "itemName") })
        {
            if (set && field.Type is not FieldType.String)
                throw new SchemaException($"{field.Name} is {attribute}, but its type is {SchemaReader.NameOf(field.Type)}; only a string can be {attribute}.");
        }

        if (field is { Categorical: true, Textual: true })
            throw new SchemaException($"{field.Name} is both categorical and textual; choose one: categorical for a few values that repeat, textual for prose.");
        if (field.Textual && type is not DatasetType.Items)
            throw new SchemaException($"{field.Name} is textual; only a field of an Items schema can be, and this is {Article(type)} schema.");
        if (field.ItemName && type is not DatasetType.Items)
            throw new SchemaException($"{field.Name} is itemName; only a field of an Items schema can be, and this is {Article(type)} schema.");
    }

    private static void CheckKnown(DatasetType type, SchemaField field, KnownField known)
    {
        var allowed = SchemaReader.NameOf(known.Type) + (known.MayBeNull ? ", or that and null" : "");
        if (field.Type != known.Type)
        {
            throw new SchemaException(
                $"The type of {field.Name} is {SchemaReader.NameOf(field.Type)}; in {Article(type)} schema it has to be {allowed}.");
        }

        if (field.Nullable && !known.MayBeNull)
            throw new SchemaException($"{field.Name} allows null; in {Article(type)} schema it has to be {allowed} alone.");
        if ((field.Categorical || field.Textual || field.ItemName) && (known.Required || known.Name == "EVENT_TYPE"))
        {
            throw new SchemaException(
                $"{field.Name} is {(field.Categorical ? "categorical" : field.Textual ? "textual" : "itemName")}; in {Article(type)} schema it has to be a plain {allowed}.");
        }
    }

    private static void CheckAtMostOne(IEnumerable<SchemaField> fields, string attribute)
    {
        var names = fields.Select(field => field.Name).ToArray();
        if (names.Length > 1)
            throw new SchemaException($"The fields {string.Join(" and ", names)} are all {attribute}; only one field can be.");
    }

    private static void CheckMetadata(DatasetType type, IReadOnlyList<SchemaField> fields, SchemaQuotas quotas)
    {
        var metadata = fields.Where(field => KnownField.Find(type, field.Name) is null).ToArray();
        var max = quotas.MetadataOf(type);
        if (metadata.Length > max)
        {
            throw new SchemaException(
                $"The schema has {metadata.Length} metadata fields, the last of them {metadata[^1].Name}; {Article(type)} schema can have {max}.");
        }

        // Whether a reserved field alone is enough is not documented; it is taken as enough, for it tells something of the item.
        if (type is DatasetType.Items or DatasetType.Users or DatasetType.Actions
            && !fields.Any(field => field.Categorical || field.Textual || field.IsNumber || (!IsRequired(type, field) && KnownField.Find(type, field.Name) is not null)))
        {
            throw new SchemaException(
                $"The schema has no metadata field; {Article(type)} schema needs at least one number or categorical string"
                + (type is DatasetType.Items ? ", or a textual one." : "."));
        }
    }

    private static bool IsRequired(DatasetType type, SchemaField field) => KnownField.Find(type, field.Name) is { Required: true };

    private static string Article(DatasetType type) => type is DatasetType.Users ? $"a {type}" : $"an {type}";
}
