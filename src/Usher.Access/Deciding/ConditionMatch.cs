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
        var many = request.Context.Find(condition.Key);
        var one = many is null ? request.OfCaller(condition.Key) : null;
        var count = many?.Count ?? (one is { Length: > 0 } ? 1 : 0);
        if (its.Type is ConditionType.Null)
            return WantsMissing(condition, count == 0);
        if (count == 0)
            return its.IfExists || its.Set is ValueSet.All || (its.IsNegated && its.Set is not ValueSet.Any);

        for (var i = 0; i < count; i++)
        {
            if (HoldsFor(condition, many is null ? one! : many[i], request) == its.Set is ValueSet.Any)
                return its.Set is ValueSet.Any;
        }

        return its.Set is not ValueSet.Any;
    }

    private static bool WantsMissing(Condition condition, bool isMissing)
    {
        foreach (var wanted in condition.Wanted)
        {
            if (bool.TryParse(wanted.Pattern.Text, out var wantsMissing) && wantsMissing == isMissing)
                return true;
        }

        return false;
    }

    // Alternatives of a plain operator are joined by "or", those of a negated one by "none of them".
    private static bool HoldsFor(Condition condition, string value, AccessRequest request)
    {
        foreach (var wanted in condition.Wanted)
        {
            if (Fits(condition.Operator, wanted, value, request))
                return !condition.Operator.IsNegated;
        }

        return condition.Operator.IsNegated;
    }

    private static bool Fits(ConditionOperator its, ConditionValue wanted, string value, AccessRequest request) => its.Type switch
    {
        ConditionType.String or ConditionType.Arn => wanted.Pattern.Matches(value, ignoreCase: false, request),
        ConditionType.StringIgnoreCase or ConditionType.Bool => wanted.Pattern.Matches(value, ignoreCase: true, request),
        ConditionType.Binary => wanted.Pattern.Text == value,
        ConditionType.Ip => wanted.Network is { } network && IPAddress.TryParse(value, out var address) && Contains(network, address),
        ConditionType.Numeric => Lies(its, ConditionValues.Number(value), wanted.Number),
        ConditionType.Date => Lies(its, ConditionValues.Date(value), wanted.Date),
        _ => false,
    };

    private static bool Contains(IPNetwork network, IPAddress address) =>
        network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool Lies<T>(ConditionOperator its, T? value, T? wanted)
        where T : struct, IComparable<T>
    {
        if (value is not { } came || wanted is not { } limit)
            return false;

        var order = came.CompareTo(limit) switch { < 0 => ConditionOrder.Less, > 0 => ConditionOrder.Greater, _ => ConditionOrder.Equal };
        return its.Order.HasFlag(order);
    }
}
