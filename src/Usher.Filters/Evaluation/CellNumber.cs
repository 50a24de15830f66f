using System.Globalization;

namespace Usher.Filters.Evaluation;

/// <summary>A number of a column or an expression. Whole numbers of 64 bits are compared exactly, all others as floating-point numbers.</summary>
/// <param name="Whole">The number, if it is whole and has at most 64 bits.</param>
/// <param name="Value">The nearest floating-point number.</param>
public readonly record struct CellNumber(long? Whole, double Value)
{
    /// <summary>Reads a number; null where the text is none.</summary>
    public static CellNumber? Parse(string? text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var whole))
            return new(whole, whole);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsNaN(value))
            return null;

        // 7.0 is 7. Beyond 2^53 a floating-point number stands for many whole ones.
        return new(value is >= -(1L << 53) and <= 1L << 53 && double.IsInteger(value) ? (long)value : null, value);
    }

    /// <summary>Below 0, 0 or above 0: it is less, equal or greater.</summary>
    public int CompareTo(CellNumber other) => Whole is { } one && other.Whole is { } two ? one.CompareTo(two) : Value.CompareTo(other.Value);
}
