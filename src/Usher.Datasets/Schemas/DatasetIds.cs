namespace Usher.Datasets.Schemas;

/// <summary>The column that identifies a row.</summary>
public static class DatasetIds
{
    /// <summary>ITEM_ID, USER_ID or ACTION_ID.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Rows of interactions have no id.</exception>
    public static string IdColumn(this DatasetType type) => type switch
    {
        DatasetType.Items => "ITEM_ID",
        DatasetType.Users => "USER_ID",
        DatasetType.Actions => "ACTION_ID",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "rows of interactions have no id"),
    };
}
