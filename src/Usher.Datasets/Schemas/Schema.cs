namespace Usher.Datasets.Schemas;

/// <summary>The columns of a dataset with their types, from an Avro document in Personalize's own form.</summary>
/// <remarks>Amazon Personalize Developer Guide, "Creating schema JSON files".</remarks>
public sealed class Schema
{
    private Schema(DatasetType type, IReadOnlyList<SchemaField> fields)
    {
        Type = type;
        Fields = fields;
    }

    /// <summary>The kind of dataset it describes; the document says it by its name.</summary>
    public DatasetType Type { get; }

    /// <summary>Every column, in the order of the document.</summary>
    public IReadOnlyList<SchemaField> Fields { get; }

    /// <summary>Reads and checks an Avro document whose name tells the dataset type.</summary>
    /// <exception cref="SchemaException">The document is not JSON, not a schema, or breaks a rule of its dataset type.</exception>
    public static Schema Parse(string json) => Parse(json, SchemaQuotas.Default);

    /// <summary>The same with other quotas.</summary>
    /// <exception cref="SchemaException">As above.</exception>
    public static Schema Parse(string json, SchemaQuotas quotas)
    {
        var (type, fields) = SchemaReader.Read(json, quotas);
        SchemaRules.Check(type, fields, quotas);
        return new Schema(type, fields);
    }

    /// <summary>The same for a schema of a domain, which has rules in addition.</summary>
    /// <param name="json">The document.</param>
    /// <param name="domain">The domain; null for a custom schema.</param>
    /// <exception cref="SchemaException">As above, or the document breaks a rule of its domain.</exception>
    public static Schema Parse(string json, SchemaDomain? domain)
    {
        if (domain is not { } its)
            return Parse(json);

        var (type, fields) = SchemaReader.Read(json, SchemaQuotas.Default);
        DomainRules.Check(its, type, fields);
        SchemaRules.Check(type, fields, SchemaQuotas.Default, isFixed: field => its is not SchemaDomain.Ecommerce || field.Name != "CREATION_TIMESTAMP");
        return new Schema(type, fields);
    }

    /// <summary>Reads a document that has to describe the given dataset type.</summary>
    /// <exception cref="SchemaException">As above, or the document describes another type.</exception>
    public static Schema Parse(string json, DatasetType type)
    {
        var schema = Parse(json);
        return schema.Type == type
            ? schema
            : throw new SchemaException(
                $"The schema's name is \"{schema.Type}\", but it is given for the {type} dataset. Name the record \"{type}\", or give it for {schema.Type}.");
    }

    /// <summary>What a CSV without a schema is taken as, by the names of its columns alone.</summary>
    /// <param name="type">The kind of dataset.</param>
    /// <param name="header">The file's column names.</param>
    /// <returns>
    /// The required fields, also those that the header lacks (so that reading names them); the reserved ones it has, empty cells allowed; and,
    /// but for interactions, the others: TITLE and NAME as plain text, YEAR, AGE and PRICE as numbers, all else as categories.
    /// </returns>
    public static Schema ForHeader(DatasetType type, IReadOnlyList<string> header) =>
        new(type, HeaderSchema.Fields(type, header, observed: new Dictionary<string, FieldType>()));

    /// <summary>The same, with the types that the columns' values allow.</summary>
    internal static Schema ForHeader(DatasetType type, IReadOnlyList<string> header, IReadOnlyDictionary<string, FieldType> observed) =>
        new(type, HeaderSchema.Fields(type, header, observed));

    /// <summary>Takes every column as text, to look at the values.</summary>
    internal static Schema AllText(IReadOnlyList<string> header) =>
        new(DatasetType.Items, [.. header.Select(name => new SchemaField(name, FieldType.String, Nullable: true))]);

    /// <summary>The Avro document; parsed again it gives the same schema.</summary>
    public string ToJson() => SchemaWriter.Write(this);

    /// <summary>Reads a document that was checked before, or that <see cref="ToJson"/> wrote, without the rules: a schema made for a header may lack metadata.</summary>
    /// <exception cref="SchemaException">The document is not JSON, or not a schema.</exception>
    public static Schema FromJson(string json)
    {
        var (type, fields) = SchemaReader.Read(json, SchemaQuotas.Default with { MaximumCharacters = int.MaxValue });
        return new Schema(type, fields);
    }

    /// <summary>The field of a name, whatever its case: no two fields of a schema differ by that alone. Null where there is none.</summary>
    public SchemaField? Find(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
