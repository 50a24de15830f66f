using System.Globalization;
using System.Net;

namespace Usher.Access.Policies.Reading;

/// <summary>What the values of conditions may be, and how they are read.</summary>
internal static class ConditionValues
{
    // Dates as ISO 8601 and W3C write them; a reader of whatever dates there are would take 11/12 for one of two days.
    private static readonly string[] DateForms =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyyMMddTHHmmssK",
    ];

    /// <summary>Variables stand in strings, booleans and ARNs; a number, a date or an address has none.</summary>
    public static bool AllowVariables(ConditionOperator its) => its.Type is ConditionType.String or ConditionType.StringIgnoreCase or ConditionType.Arn or ConditionType.Bool;

    /// <summary>What is wrong with a value; null if nothing is.</summary>
    public static string? Fault(ConditionOperator its, Pattern value) => its.Type switch
    {
        ConditionType.Bool or ConditionType.Null when value.Variables.Count == 0 && !bool.TryParse(value.Text, out _) => $"'{value.Text}' came; true and false are allowed",
        ConditionType.Ip when Network(value.Text) is null => $"'{value.Text}' came; an address or a range such as 203.0.113.0/24 is allowed",
        ConditionType.Numeric when Number(value.Text) is null => $"'{value.Text}' came; a number is allowed",
        ConditionType.Date when Date(value.Text) is null => $"'{value.Text}' came; a date such as 2026-11-23T00:00:00Z, or seconds since 1970, is allowed",
        ConditionType.Binary when !Convert.TryFromBase64String(value.Text, new byte[value.Text.Length], out _) => $"'{value.Text}' came; base64 such as QmluYXJ5 is allowed",
        _ => null,
    };

    public static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTimeOffset? Date(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && text.Length > 4)
            return Math.Abs(seconds) < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
    }

    public static IPNetwork? Network(string text)
    {
        if (!text.Contains('/', StringComparison.Ordinal))
            return IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8) : null;
        // A range whose address has more bits than its prefix is taken by IAM, as the range that it lies in.
        var parts = text.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var host) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            return null;

        var bytes = host.GetAddressBytes();
        if (bits > bytes.Length * 8)
            return null;
        for (var bit = bits; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(new(bytes), bits);
    }
}
