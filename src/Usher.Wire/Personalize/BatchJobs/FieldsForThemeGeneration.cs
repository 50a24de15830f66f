using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>The columns that themes are made from.</summary>
public sealed record FieldsForThemeGeneration
{
    /// <summary>The column with the name of an item.</summary>
    [Length(0, 150), Pattern(Patterns.ColumnName)]
    public required string ItemName { get; init; }
}
