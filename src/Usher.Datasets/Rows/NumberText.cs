using System.Globalization;
using System.Numerics;

namespace Usher.Datasets.Rows;

/// <summary>Numbers as texts that give the number again, in the notation of DuckDB: 7.0 in a column of real numbers, 1e+16 from there on.</summary>
internal static class NumberText
{
    private const int MaxFixed = 16;
    private const int MinFixed = -4;

    public static string Of<T>(T number)
        where T : INumber<T>
    {
        if (number is int or long || !T.IsFinite(number))
            return number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

        // Whole numbers are written with all their digits, also those that a float would not need.
        return T.IsInteger(number) && !T.IsZero(number) && T.Abs(number) < T.CreateChecked(1e16)
            ? long.CreateChecked(number).ToString("0.0", CultureInfo.InvariantCulture)
            : Of(number.ToString("R", CultureInfo.InvariantCulture));
    }

    // The shortest digits are those of "R", which has other limits between the two notations.
    private static string Of(string shortest)
    {
        var sign = shortest[0] == '-' ? "-" : "";
        var mantissa = shortest.AsSpan(sign.Length);
        var exponent = 0;
        if (mantissa.IndexOf('E') is >= 0 and var at)
        {
            exponent = int.Parse(mantissa[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..at];
        }

        var point = mantissa.IndexOf('.') is >= 0 and var found ? found : mantissa.Length;
        var digits = string.Concat(mantissa[..point], mantissa[Math.Min(point + 1, mantissa.Length)..]);
        var leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        // The number is 0.DIGITS times 10 to the power of this.
        var power = point + exponent - leading;
        if (digits.Length == 0)
            return $"{sign}0.0";
        if (power - 1 is < MinFixed or >= MaxFixed)
            return $"{sign}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(power - 1 < 0 ? '-' : '+')}{Math.Abs(power - 1).ToString("00", CultureInfo.InvariantCulture)}";
        if (power <= 0)
            return $"{sign}0.{new string('0', -power)}{digits}";
        return power >= digits.Length ? $"{sign}{digits}{new string('0', power - digits.Length)}.0" : $"{sign}{digits[..power]}.{digits[power..]}";
    }
}
