using Usher.Datasets.Schemas;

namespace Usher.Filters.Evaluation;

/// <summary>How the cells of a column are compared.</summary>
public enum ColumnKind
{
    /// <summary>Texts, as a whole.</summary>
    Text,

    /// <summary>One category or several, separated by '|'.</summary>
    Categories,

    /// <summary>Whole numbers of 64 bits: INT and LONG columns. They are compared exactly.</summary>
    WholeNumber,

    /// <summary>Floating-point numbers of 64 bits: DOUBLE columns.</summary>
    Number,

    /// <summary>Floating-point numbers of 32 bits: FLOAT columns. What they are compared with is rounded to 32 bits, so that 0.1 is 0.1.</summary>
    SingleNumber,

    /// <summary>EVENT_TYPE of interactions: case does not count.</summary>
    EventType,

    /// <summary>EVENT_TYPE of action interactions: case does not count, and a blank is an underscore, as AWS's texts write both Not Taken and NOT_TAKEN.</summary>
    ActionEventType,
}

/// <summary>The kinds of the columns of schemas.</summary>
public static class ColumnKinds
{
    /// <summary>The kind of a column.</summary>
    public static ColumnKind Of(SchemaField field) => field.Type switch
    {
        FieldType.Int or FieldType.Long => ColumnKind.WholeNumber,
        FieldType.Float => ColumnKind.SingleNumber,
        FieldType.Double => ColumnKind.Number,
        _ => field.Categorical ? ColumnKind.Categories : ColumnKind.Text,
    };

    /// <summary>Whether columns of a kind have numbers.</summary>
    public static bool IsNumber(ColumnKind kind) => kind is ColumnKind.WholeNumber or ColumnKind.Number or ColumnKind.SingleNumber;
}
