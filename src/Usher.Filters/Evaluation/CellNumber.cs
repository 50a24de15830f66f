using System.Globalization;

namespace Usher.Filters.Evaluation;

/// <summary>A number of a column or an expression.</summary>
/// <param name="Whole">The number, if it is whole and has at most 64 bits.</param>
/// <param name="Value">The nearest floating-point number of 64 bits.</param>
public readonly record struct CellNumber(long? Whole, double Value)
{
    // 2^63. Below it every whole floating-point number fits into 64 bits.
    private const double Limit = 9_223_372_036_854_775_808;

    /// <summary>Reads a number; null where the text is none.</summary>
    public static CellNumber? Parse(string? text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var whole))
            return new(whole, whole);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsNaN(value))
            return null;

        return new(value is >= -Limit and < Limit && double.IsInteger(value) ? (long)value : null, value);
    }

    /// <summary>Below 0, 0 or above 0: it is less, equal or greater, as numbers of a column are compared.</summary>
    /// <param name="other">The other number.</param>
    /// <param name="kind">The kind of the column.</param>
    public int CompareTo(CellNumber other, ColumnKind kind) => kind switch
    {
        ColumnKind.SingleNumber => ((float)Value).CompareTo((float)other.Value),
        ColumnKind.WholeNumber when Whole is { } one && other.Whole is { } two => one.CompareTo(two),
        _ => Value.CompareTo(other.Value),
    };
}
