namespace Usher.Filters.Expressions;

/// <summary>A column that a condition reads, such as Items.GENRES.</summary>
/// <param name="Dataset">Whose column.</param>
/// <param name="Name">The column as it is written in the expression; case does not count.</param>
/// <param name="Place">Where in the expression it stands.</param>
public sealed record FieldReference(FilterDataset Dataset, string Name, TextPlace Place)
{
    /// <summary>As in an expression, such as Items.GENRES.</summary>
    public override string ToString() => $"{DatasetName}.{Name}";

    private string DatasetName => Dataset is FilterDataset.ActionInteractions ? "Action_Interactions" : Dataset.ToString();
}
