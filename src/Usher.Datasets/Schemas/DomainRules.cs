namespace Usher.Datasets.Schemas;

/// <summary>What the fields of a domain's schemas must be, in addition to <see cref="SchemaRules"/>.</summary>
internal static class DomainRules
{
    /// <exception cref="SchemaException">The domain has no such dataset, a required field is missing, or a field has another type than the domain gives it.</exception>
    public static void Check(SchemaDomain domain, DatasetType type, IReadOnlyList<SchemaField> fields)
    {
        if (type is DatasetType.Actions or DatasetType.ActionInteractions)
            throw new SchemaException($"The schema's name is \"{type}\"; the domain {domain.Name()} has Interactions, Items and Users only. Leave the domain out for a custom schema.");

        foreach (var known in DomainField.Of(domain, type))
        {
            var found = fields.Where(field => known.Names.Contains(field.Name, StringComparer.Ordinal)).ToArray();
            if (known.IsRequired && found.Length == 0)
                throw Missing(domain, type, fields, known);

            foreach (var field in found.Where(field => !known.Allows(field)))
                throw new SchemaException($"The field {field.Name} is {Described(field)}; in schemas of {type} in the domain {domain.Name()} it has to be a {known.Allowed}{(known.IsRequired ? "" : ", or that and null")}.");
        }
    }

    private static SchemaException Missing(SchemaDomain domain, DatasetType type, IReadOnlyList<SchemaField> fields, DomainField known)
    {
        var like = fields.FirstOrDefault(field => known.Names.Contains(field.Name, StringComparer.OrdinalIgnoreCase));
        return new($"The field {known.Names[0]} is missing; a schema of {type} in the domain {domain.Name()} has to have it, as a {known.Allowed}.{(like is null ? "" : $" There is a field {like.Name}: write it in capitals.")}");
    }

    private static string Described(SchemaField field) =>
        field.Categorical ? "a categorical string" : field.Textual ? "a textual string" : field.Type is FieldType.Int ? "an int" : $"a {SchemaReader.NameOf(field.Type)}";
}
