namespace Usher.Datasets.Schemas;

/// <summary>A field that a domain's schemas must have, or whose type and attribute are fixed if they have it, in addition to the <see cref="KnownField"/>s of every schema.</summary>
/// <param name="Names">The allowed names; a required field is there if one of them is.</param>
/// <param name="Types">The allowed types.</param>
internal sealed record DomainField(IReadOnlyList<string> Names, params IReadOnlyList<FieldType> Types)
{
    private static readonly DomainField EventType = new("EVENT_TYPE", FieldType.String) { IsRequired = true };

    private static readonly DomainField Description = new("PRODUCT_DESCRIPTION", FieldType.String) { Attribute = "textual" };

    private static readonly DomainField[] Films =
    [
        // The guide's list of required fields has GENRES, its default schema GENRES_L1: both are accepted.
        new(["GENRES", "GENRES_L1"], FieldType.String) { Attribute = "categorical", IsRequired = true },
        new("CREATION_TIMESTAMP", FieldType.Long) { IsRequired = true },
        new("PRICE", FieldType.Float),
        new("DURATION", FieldType.Float),
        new("AVERAGE_RATING", FieldType.Float),
        Category("GENRE_L2"),
        Category("GENRE_L3"),
        Category("CONTENT_OWNER"),
        Category("CONTENT_CLASSIFICATION"),
        Description,
    ];

    private static readonly DomainField[] Goods =
    [
        new("PRICE", FieldType.Float) { IsRequired = true },
        new("CATEGORY_L1", FieldType.String) { Attribute = "categorical", IsRequired = true },
        Category("CATEGORY_L2"),
        Category("CATEGORY_L3"),
        Category("AGE_GROUP"),
        Category("ADULT"),
        Category("GENDER"),
        Description,
        // One page of the guide has float, another long.
        new("CREATION_TIMESTAMP", FieldType.Long, FieldType.Float),
    ];

    public DomainField(string name, params IReadOnlyList<FieldType> types)
        : this([name], types)
    {
    }

    /// <summary>"categorical" or "textual"; null for a field that needs neither.</summary>
    public string? Attribute { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The fields of a domain's dataset type.</summary>
    /// <remarks>Developer Guide, "VIDEO_ON_DEMAND datasets and schemas" and "ECOMMERCE datasets and schemas".</remarks>
    public static IReadOnlyList<DomainField> Of(SchemaDomain domain, DatasetType type) => (domain, type) switch
    {
        (_, DatasetType.Interactions) => [EventType],
        (SchemaDomain.VideoOnDemand, DatasetType.Items) => Films,
        (SchemaDomain.VideoOnDemand, DatasetType.Users) => [Category("SUBSCRIPTION_MODEL")],
        (SchemaDomain.Ecommerce, DatasetType.Items) => Goods,
        _ => [],
    };

    /// <summary>The type and the attribute, for messages: "float", "categorical string".</summary>
    public string Allowed => string.Join(" or ", Types.Select(type => Attribute is null ? SchemaReader.NameOf(type) : $"{Attribute} {SchemaReader.NameOf(type)}"));

    public bool Allows(SchemaField field) => Types.Contains(field.Type) && Attribute switch
    {
        "categorical" => field.Categorical,
        "textual" => field.Textual,
        _ => true,
    };

    private static DomainField Category(string name) => new(name, FieldType.String) { Attribute = "categorical" };
}
