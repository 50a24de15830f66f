using System.Globalization;

namespace Usher.Datasets.Schemas;

/// <summary>One column of a dataset.</summary>
/// <param name="Name">As written in the schema; where others name it, case does not count.</param>
/// <param name="Type">What its cells hold.</param>
/// <param name="Nullable">Whether a cell may be empty.</param>
public sealed record SchemaField(string Name, FieldType Type, bool Nullable = false)
{
    /// <summary>A string that names one category, or several separated by '|'.</summary>
    public bool Categorical { get; init; }

    /// <summary>Prose about an item, cut after 20,000 characters.</summary>
    public bool Textual { get; init; }

    /// <summary>The item's title.</summary>
    public bool ItemName { get; init; }

    /// <summary>The name without case and without all but letters and digits: two fields may not share it.</summary>
    internal string Core => string.Concat(Name.Where(char.IsAsciiLetterOrDigit)).ToUpper(CultureInfo.InvariantCulture);

    internal bool IsNumber => Type is FieldType.Int or FieldType.Long or FieldType.Float or FieldType.Double;

    internal bool IsWholeNumber => Type is FieldType.Int or FieldType.Long;
}
