using System.Net;
using Usher.Access.Policies;
using Usher.Access.Policies.Reading;

namespace Usher.Access.Deciding;

/// <summary>Whether a condition holds for a request.</summary>
/// <remarks>IAM User Guide, "IAM JSON policy elements: Condition operators", "Multivalued context keys".</remarks>
internal static class ConditionMatch
{
    /// <param name="condition">The condition.</param>
    /// <param name="effect">Of its statement: a policy variable without a value never lets a negated condition allow.</param>
    /// <param name="request">The question.</param>
    public static bool Holds(Condition condition, Effect effect, AccessRequest request)
    {
        var its = condition.Operator;
        var many = request.Context.Find(condition.Key);
        var one = many is null ? request.OfCaller(condition.Key) : null;
        var count = many?.Count ?? (one is { Length: > 0 } ? 1 : 0);
        if (its.Type is ConditionType.Null)
            return WantsMissing(condition, count == 0);
        if (count == 0 && its.IfExists)
            return true;
        if (its.IsNegated && effect is Effect.Allow && !AreResolved(condition, request))
            return false;
        if (count == 0)
            return its.Set is ValueSet.All || (its.IsNegated && its.Set is not ValueSet.Any);
        // "If the key values in the request resolve to an empty data set (for example, an empty string)", ForAllValues is true and ForAnyValue false.
        if (its.Set is not ValueSet.One && many is not null && AreEmpty(many))
            return its.Set is ValueSet.All;

        for (var i = 0; i < count; i++)
        {
            if (HoldsFor(condition, many is null ? one! : many[i], request) == its.Set is ValueSet.Any)
                return its.Set is ValueSet.Any;
        }

        return its.Set is not ValueSet.Any;
    }

    private static bool AreEmpty(IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Length > 0)
                return false;
        }

        return true;
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
        var its = condition.Operator;
        request.Budget?.Spend(condition.Wanted.Length);
        var came = ReadValue.Of(its.Type, value);
        foreach (var wanted in condition.Wanted)
        {
            if (Fits(its, wanted, value, came, request))
                return !its.IsNegated;
        }

        return its.IsNegated;
    }

    private static bool AreResolved(Condition condition, AccessRequest request)
    {
        foreach (var wanted in condition.Wanted)
        {
            if (!wanted.Pattern.IsResolved(request))
                return false;
        }

        return true;
    }

    private static bool Fits(ConditionOperator its, ConditionValue wanted, string value, ReadValue came, AccessRequest request) => its.Type switch
    {
        ConditionType.String or ConditionType.Arn => wanted.Pattern.Matches(value, ignoreCase: false, request),
        ConditionType.StringIgnoreCase or ConditionType.Bool => wanted.Pattern.Matches(value, ignoreCase: true, request),
        ConditionType.Binary => wanted.Pattern.Text == value,
        ConditionType.Ip => wanted.Network is { } network && came.Address is { } address && network.Contains(address),
        ConditionType.Numeric => Lies(its, came.Number, wanted.Number),
        ConditionType.Date => Lies(its, came.Date, wanted.Date),
        _ => false,
    };

    private static bool Lies<T>(ConditionOperator its, T? value, T? wanted)
        where T : struct, IComparable<T>
    {
        if (value is not { } came || wanted is not { } limit)
            return false;

        var order = came.CompareTo(limit) switch { < 0 => ConditionOrder.Less, > 0 => ConditionOrder.Greater, _ => ConditionOrder.Equal };
        return its.Order.HasFlag(order);
    }

    /// <summary>A value of the request, read once as its operator needs it, however many alternatives it is compared with.</summary>
    private readonly record struct ReadValue(decimal? Number, DateTimeOffset? Date, IPAddress? Address)
    {
        public static ReadValue Of(ConditionType type, string value) => type switch
        {
            ConditionType.Numeric => new(ConditionValues.Number(value), null, null),
            ConditionType.Date => new(null, ConditionValues.Date(value), null),
            ConditionType.Ip when IPAddress.TryParse(value, out var address) => new(null, null, address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address),
            _ => default,
        };
    }
}
