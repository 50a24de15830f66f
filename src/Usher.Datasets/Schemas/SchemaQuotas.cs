namespace Usher.Datasets.Schemas;

/// <summary>How much one schema may hold. The defaults are Personalize's own.</summary>
public sealed record SchemaQuotas
{
    public static SchemaQuotas Default { get; } = new();

    /// <summary>Longest schema document, in characters; the default value is 20,000.</summary>
    public int MaximumCharacters { get; init; } = 20_000;

    /// <summary>Columns of Interactions beside the required and reserved ones; the default value is 5.</summary>
    public int InteractionsMetadata { get; init; } = 5;

    /// <summary>The same of Items; the default value is 100.</summary>
    public int ItemsMetadata { get; init; } = 100;

    /// <summary>The same of Users; the default value is 25.</summary>
    public int UsersMetadata { get; init; } = 25;

    /// <summary>The same of Actions; the default value is 10.</summary>
    public int ActionsMetadata { get; init; } = 10;

    /// <summary>The same of Action_Interactions; the default value is 5.</summary>
    public int ActionInteractionsMetadata { get; init; } = 5;

    internal int MetadataOf(DatasetType type) => type switch
    {
        DatasetType.Interactions => InteractionsMetadata,
        DatasetType.Items => ItemsMetadata,
        DatasetType.Users => UsersMetadata,
        DatasetType.Actions => ActionsMetadata,
        _ => ActionInteractionsMetadata,
    };
}
