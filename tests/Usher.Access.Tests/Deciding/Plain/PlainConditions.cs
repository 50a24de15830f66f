using System.Globalization;
using System.Net;

namespace Usher.Access.Tests.Deciding.Plain;

/// <summary>Whether a condition holds.</summary>
/// <remarks>IAM User Guide, "IAM JSON policy elements: Condition operators" and "Conditions with multiple context keys or values".</remarks>
internal sealed class PlainConditions(PlainContext context, bool hasVariables)
{
    public bool Holds(PlainCondition condition)
    {
        var name = condition.Operator;
        var values = context.ValuesOf(condition.Key);
        // "Either true (the key doesn't exist, it is null) or false (the key exists and its value is not null)."
        if (name == "Null")
            return condition.Wanted.Any(wanted => wanted.Equals(values.Count == 0 ? "true" : "false", StringComparison.OrdinalIgnoreCase));

        var (isAny, isAll) = (name.StartsWith("ForAnyValue:", StringComparison.Ordinal), name.StartsWith("ForAllValues:", StringComparison.Ordinal));
        var its = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var ifExists = condition.IfExists;
        its = (ifExists ? its[..^"IfExists".Length] : its).Replace("Not", "", StringComparison.Ordinal);

        // "If the key is not present, evaluate the condition element as true"; ForAllValues "also returns true if there are no context keys in the request"; "if the policy
        // condition requires that the key is not matched and the key is not present, the condition is true".
        if (values.Count == 0)
            return ifExists || isAll || (condition.IsNegated && !isAny);
        // "If the key values in the request resolve to an empty data set (for example, an empty string), ForAllValues returns true, and ForAnyValue returns false."
        if ((isAny || isAll) && values.All(value => value == ""))
            return isAll;

        // Values of the policy are joined by OR, under a negated operator by NOR.
        bool One(string value) => condition.Wanted.Any(wanted => Compare(its, wanted, value)) != condition.IsNegated;
        return isAny ? values.Any(One) : values.All(One);
    }

    private bool Compare(string its, string wanted, string value) => its switch
    {
        "StringEquals" => PlainPattern.ExpandText(wanted, hasVariables, context) == value,
        "StringEqualsIgnoreCase" => string.Equals(PlainPattern.ExpandText(wanted, hasVariables, context), value, StringComparison.OrdinalIgnoreCase),
        "Bool" => string.Equals(PlainPattern.ExpandText(wanted, hasVariables, context), value, StringComparison.OrdinalIgnoreCase),
        "StringLike" => PlainPattern.Expand(wanted, hasVariables, context) is { } text && new PlainPattern(text, ArnForm.None).Fits(value),
        // "The ArnEquals and ArnLike condition operators behave identically."
        "ArnLike" or "ArnEquals" => PlainPattern.Expand(wanted, hasVariables, context) is { } arn && new PlainPattern(arn, ArnForm.Condition).Fits(value),
        "BinaryEquals" => Bytes(wanted) is { } bytes && Bytes(value) is { } came && bytes.SequenceEqual(came),
        "IpAddress" => IsWithin(wanted, value),
        _ when its.StartsWith("Numeric", StringComparison.Ordinal) => Lies(its["Numeric".Length..], Number(value), Number(wanted)),
        _ when its.StartsWith("Date", StringComparison.Ordinal) => Lies(its["Date".Length..], Seconds(value), Seconds(wanted)),
        _ => throw new NotSupportedException(its),
    };

    // What is no number lies nowhere.
    private static bool Lies(string where, double? value, double? wanted) => where switch
    {
        "Equals" => value is not null && value == wanted,
        "LessThan" => value < wanted,
        "LessThanEquals" => value <= wanted,
        "GreaterThan" => value > wanted,
        "GreaterThanEquals" => value >= wanted,
        _ => throw new NotSupportedException(where),
    };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // "One of the W3C implementations of the ISO 8601 date formats, or epoch (UNIX) time."
    private static double? Seconds(string text) =>
        text.Length > 4 && text.All(char.IsAsciiDigit) ? Number(text)
        : text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? (date - DateTimeOffset.UnixEpoch).TotalSeconds
        : null;

    private static byte[]? Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // "If you specify an IP address without the associated routing prefix, IAM uses the default prefix value of /32."
    private static bool IsWithin(string range, string value)
    {
        if (!IPAddress.TryParse(value, out var address))
            return false;

        var parts = range.Split('/');
        var (wanted, came) = (Bits(IPAddress.Parse(parts[0])), Bits(address));
        var count = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : wanted.Length;
        return wanted.Length == came.Length && wanted[..count] == came[..count];
    }

    private static string Bits(IPAddress address) =>
        string.Concat((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes().Select(each => Convert.ToString(each, 2).PadLeft(8, '0')));
}
