namespace Usher.Datasets.Schemas;

/// <summary>A field whose name and type Personalize fixes: one a dataset must have, or one it may have.</summary>
internal sealed record KnownField(string Name, FieldType Type, bool Required = false, bool MayBeNull = true)
{
    private static readonly KnownField[] Interactions =
    [
        Id("USER_ID"),
        Id("ITEM_ID"),
        new("TIMESTAMP", FieldType.Long, Required: true, MayBeNull: false),
        new("EVENT_TYPE", FieldType.String),
        new("EVENT_VALUE", FieldType.Float),
        new("IMPRESSION", FieldType.String),
        new("RECOMMENDATION_ID", FieldType.String),
        new("EVENT_ATTRIBUTION_SOURCE", FieldType.String),
    ];

    private static readonly KnownField[] Items = [Id("ITEM_ID"), new("CREATION_TIMESTAMP", FieldType.Long)];

    private static readonly KnownField[] Users = [Id("USER_ID")];

    private static readonly KnownField[] Actions =
    [
        Id("ACTION_ID"),
        new("CREATION_TIMESTAMP", FieldType.Long),
        new("VALUE", FieldType.Long),
        new("TYPE", FieldType.String),
        new("ACTION_EXPIRATION_TIMESTAMP", FieldType.Long),
        // One table of the guide drops the prefix; both spellings mean the same field.
        new("EXPIRATION_TIMESTAMP", FieldType.Long),
        new("REPEAT_FREQUENCY", FieldType.Long),
    ];

    private static readonly KnownField[] ActionInteractions =
    [
        Id("USER_ID"),
        Id("ACTION_ID"),
        new("EVENT_TYPE", FieldType.String, Required: true, MayBeNull: false),
        new("TIMESTAMP", FieldType.Long, Required: true, MayBeNull: false),
        new("IMPRESSION", FieldType.String),
        new("RECOMMENDATION_ID", FieldType.String),
    ];

    public bool IsId => Name.EndsWith("_ID", StringComparison.Ordinal) && Required;

    public static IReadOnlyList<KnownField> Of(DatasetType type) => type switch
    {
        DatasetType.Interactions => Interactions,
        DatasetType.Items => Items,
        DatasetType.Users => Users,
        DatasetType.Actions => Actions,
        _ => ActionInteractions,
    };

    public static KnownField? Find(DatasetType type, string name) => Of(type).FirstOrDefault(field => field.Name == name);

    private static KnownField Id(string name) => new(name, FieldType.String, Required: true, MayBeNull: false);
}
