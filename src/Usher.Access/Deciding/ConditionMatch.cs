using System.Net;
using Usher.Access.Policies;
using Usher.Access.Policies.Reading;

namespace Usher.Access.Deciding;

/// <summary>Whether a condition holds for a request.</summary>
/// <remarks>IAM User Guide, "IAM JSON policy elements: Condition operators", "Multivalued context keys".</remarks>
internal static class ConditionMatch
{
    public static bool Holds(Condition condition, AccessRequest request)
    {
        var its = condition.Operator;
        var values = request.ValuesOf(condition.Key);
        if (its.Kind == "Null")
            return condition.Values.Any(value => bool.TryParse(value.Resolve(request), out var isNull) && isNull == values is not { Count: > 0 });
        if (values is not { Count: > 0 })
            return its.IfExists || its.Set is ValueSet.All || (its.IsNegated && its.Set is not ValueSet.Any);

        return its.Set is ValueSet.Any
            ? values.Any(value => HoldsFor(condition, value, request))
            : values.All(value => HoldsFor(condition, value, request));
    }

    // Alternatives of a plain operator are joined by "or", those of a negated one by "none of them".
    private static bool HoldsFor(Condition condition, string value, AccessRequest request) =>
        condition.Values.Any(wanted => Fits(condition.Operator.Kind, wanted, value, request)) != condition.Operator.IsNegated;

    private static bool Fits(string kind, Pattern wanted, string value, AccessRequest request) => kind switch
    {
        "StringEquals" or "StringNotEquals" or "StringLike" or "StringNotLike" => wanted.Matches(value, ignoreCase: false, request),
        "ArnEquals" or "ArnNotEquals" or "ArnLike" or "ArnNotLike" => wanted.Matches(value, ignoreCase: false, request),
        "StringEqualsIgnoreCase" or "StringNotEqualsIgnoreCase" or "Bool" => wanted.Matches(value, ignoreCase: true, request),
        "BinaryEquals" => wanted.Text == value,
        "IpAddress" or "NotIpAddress" => IPAddress.TryParse(value, out var address) && ConditionValues.Network(wanted.Text) is { } network && Contains(network, address),
        _ when kind.StartsWith("Numeric", StringComparison.Ordinal) => Compares(kind, ConditionValues.Number(value), ConditionValues.Number(wanted.Text)),
        _ => Compares(kind, ConditionValues.Date(value), ConditionValues.Date(wanted.Text)),
    };

    private static bool Contains(IPNetwork network, IPAddress address) =>
        network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool Compares<T>(string kind, T? value, T? wanted)
        where T : struct, IComparable<T>
    {
        if (value is not { } came || wanted is not { } limit)
            return false;

        var order = came.CompareTo(limit);
        return kind switch
        {
            _ when kind.EndsWith("LessThanEquals", StringComparison.Ordinal) => order <= 0,
            _ when kind.EndsWith("GreaterThanEquals", StringComparison.Ordinal) => order >= 0,
            _ when kind.EndsWith("LessThan", StringComparison.Ordinal) => order < 0,
            _ when kind.EndsWith("GreaterThan", StringComparison.Ordinal) => order > 0,
            _ => order == 0,
        };
    }
}
